import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { FollowedSection } from '@/components/issues/news/followed';
import { MarkSeen } from '@/components/issues/news/mark-seen';
import { NewsList } from '@/components/issues/news/news-list';
import { PaceForm } from '@/components/issues/news/pace-form';
import { ReadAllForm } from '@/components/issues/news/read-all-form';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { formatCount } from '@/lib/format/number';
import { choosePace, followSubject, markAllRead, newsShown } from '@/lib/issues/follow-actions';
import { readFollowable, readFollowed, readNews, readPace } from '@/lib/issues/news-queries';
import { mailConfigured } from '@/lib/mail';

export const metadata: Metadata = { title: 'Vos nouvelles' };

export default async function NewsPage() {
  const viewer = await requireViewer();
  if (!may(viewer, 'issues.read')) notFound();
  const [news, followed, followable, pace] = await Promise.all([
    readNews(viewer),
    readFollowed(viewer),
    readFollowable(viewer),
    readPace(viewer),
  ]);
  const until = news.until.toISOString();
  return (
    <>
      <nav aria-label="Fil d’Ariane" className="vs-crumbs">
        <Link href="/">Accueil</Link> › <Link href="/issues">Irritants</Link> › Vos nouvelles
      </nav>
      <h1>{news.unread > 0 ? formatCount(news.unread, 'nouvelle') : 'Rien de nouveau'} depuis votre dernière visite</h1>
      <div className="vs-news__tools">
        <p>
          <a href="#suivi">Ce que vous suivez</a>
        </p>
        {news.unread > 0 && <ReadAllForm until={until} mark={markAllRead} />}
      </div>
      {news.unread > 0 && (
        <section aria-labelledby="fresh-title">
          <h2 id="fresh-title" className="fr-sr-only">
            À lire
          </h2>
          <NewsList groups={news.fresh} />
          <MarkSeen until={until} shown={newsShown} />
        </section>
      )}
      {news.earlier.length > 0 && (
        <section className="vs-section" aria-labelledby="earlier-title">
          <h2 id="earlier-title">Déjà lu, depuis 30 jours</h2>
          <NewsList groups={news.earlier} />
        </section>
      )}
      <section className="vs-section" id="suivi" aria-labelledby="followed-title">
        <h2 id="followed-title">Ce que vous suivez</h2>
        <p className="vs-mention">Vous recevez aussi ce qui répond à vos remontées, et ce où l’on vous mentionne.</p>
        <FollowedSection followed={followed} followable={followable} follow={followSubject} />
      </section>
      <section className="vs-section" aria-labelledby="mail-title">
        <h2 id="mail-title">Courriel</h2>
        <PaceForm pace={pace} mail={mailConfigured()} choose={choosePace} />
      </section>
    </>
  );
}
