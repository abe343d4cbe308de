'use client';

import Link from 'next/link';
import { useQueryState } from 'nuqs';
import { useState } from 'react';
import { parseAsMonth } from '@/lib/address-params';
import {
  followOfDepartment,
  followOfDepartments,
  followOfRegions,
  incompleteText,
  leadOf,
  partsOf,
} from '@/lib/adoption/findings';
import { type LabSet, labSetHref, type OpenRegions, wholeOf } from '@/lib/adoption/links';
import { MEASURE, nounOf, POPULATION, shareOf, sumLabs } from '@/lib/adoption/measures';
import { departmentsAt, type Place, ranked, regionsAt } from '@/lib/adoption/places';
import type { Adoption } from '@/lib/adoption/queries';
import { type AdoptionParams, adoptionHref, exportHref } from '@/lib/adoption/search-params';
import { ratio } from '@/lib/figures/point';
import { formatMonth } from '@/lib/format/date';
import { formatNumber, formatPercent } from '@/lib/format/number';
import type { Month } from '@/lib/month';
import { ContextBar } from './context-bar';
import { DepartmentsTable } from './departments-table';
import { Headline } from './headline';
import { MapPanel } from './map-panel';
import type { Mark } from './marks';
import { MonthsPlayer } from './months-player';
import { Ranking } from './ranking';
import { Trail } from './trail';

type Props = { adoption: Adoption; params: AdoptionParams; open: OpenRegions };

/** The month of the page: the sentence, the player, the ranking and the map, which all follow the month that is played. */
export function AdoptionBoard({ adoption, params, open }: Props) {
  const { months, population, measure, focus, rates } = adoption;
  const [asked, ask] = useQueryState('month', parseAsMonth.withOptions({ history: 'replace', shallow: true }));
  const [played, setPlayed] = useState<number | null>(null);
  const [mark, setMark] = useState<Mark | null>(null);
  const kept = months.indexOf(asked ?? adoption.month);
  const index = played ?? (kept === -1 ? months.length - 1 : kept);
  const month = months[index] as Month;
  const shown: AdoptionParams = { ...params, month };

  function onMonth(next: number, last: boolean) {
    setPlayed(last ? null : next);
    if (last) void ask(months[next] ?? null);
  }

  const departments = departmentsAt(adoption.departments, adoption.regions, adoption.shares, index);
  const regions = regionsAt(adoption.regions, adoption.regionShares, index);
  const regionOfPlace = (place: Place) => regions.find(({ code }) => code === place.region) ?? null;
  const region = focus.region?.code ?? null;
  const department = focus.department?.code ?? null;
  const inRegion = departments.filter((place) => place.region === region);

  const labs = adoption.place[index] ?? sumLabs([]);
  const share = shareOf(measure, labs);
  const subject = { measure, population, place: focus.department?.name ?? focus.region?.name ?? null };
  const france = adoption.france[index] ?? null;
  const focusRegion = regions.find(({ code }) => code === region);
  const ahead =
    region === null
      ? followOfRegions(regions.filter(({ overseas }) => population !== 'sel' || !overseas))
      : focusRegion && (department !== null || focusRegion.overseas)
        ? followOfDepartment(focusRegion, france)
        : followOfDepartments(inRegion, france);
  const follow = [incompleteText(population, labs), ahead].filter((part) => part !== null).join(' ') || null;

  const set: LabSet = { month, population, region, department, measure };
  const setOf = (place: Place): LabSet => ({
    ...set,
    region: place.region,
    department: place.code === place.region ? null : place.code,
  });
  const href = (change: Partial<AdoptionParams>) => adoptionHref('/adoption', { ...shown, ...change });
  const toRegion = ({ code }: { code: string }) => href({ region: code, department: null });
  // An overseas department is its region.
  const toDepartment = ({ code }: { code: string }) => {
    const place = departments.find((known) => known.code === code);
    return place?.overseas ? toRegion({ code: place.region }) : href({ region: null, department: code });
  };
  const equipped = measure === 'equippedFeeding' ? (POPULATION[population].feminine ? ' équipées' : ' équipés') : '';
  const countOf = ({ part, whole }: Place) =>
    part === null
      ? 'n.d.'
      : `${formatNumber(part)} ${nounOf(Math.max(part, whole), population)}${equipped} sur\u00A0${formatNumber(whole)}`;
  const caption = MEASURE[measure].caption(POPULATION[population]);
  const counted = population === 'sel' ? 'SEL' : 'Laboratoires';
  const all = wholeOf(set);
  const allHref = labSetHref(open, all);

  return (
    <>
      <ContextBar
        adoption={adoption}
        params={params}
        index={index}
        declared={ratio(labs.reported, labs.expected === 0 ? null : labs.expected)}
        declaredHref={labSetHref(open, { ...set, measure: null, without: false, reported: 'yes' })}
      />
      <div className="vs-adoption__where">
        <Trail
          steps={[
            { label: 'France', href: href({ region: null, department: null }) },
            ...(focus.region ? [{ label: focus.region.name, href: toRegion(focus.region) }] : []),
            ...(focus.department && !focus.region?.overseas
              ? [{ label: focus.department.name, href: toDepartment(focus.department) }]
              : []),
          ]}
        />
        {allHref !== null && share.whole > 0 && (
          <Link className="vs-adoption__list" href={allHref} prefetch={false}>
            Voir{share.whole >= 2 && ' les'} {formatNumber(share.whole)} {nounOf(share.whole, population)}
            {equipped}
          </Link>
        )}
      </div>
      <Headline
        lead={leadOf(subject, labs)}
        follow={follow}
        part={share.part}
        whole={share.whole}
        parts={partsOf(subject, share.part ?? 0, share.whole - (share.part ?? 0))}
        hrefs={{ has: labSetHref(open, set), hasNot: labSetHref(open, { ...set, without: true }) }}
      />
      <MonthsPlayer months={months} rates={rates} index={index} onMonth={onMonth} />
      <div className="vs-adoption">
        <section className="vs-adoption__ranking" aria-labelledby="ranking-title">
          <h2 id="ranking-title">Classement</h2>
          <p className="vs-adoption__subtitle">
            {region === null ? `${regions.length} régions` : `Départements de la région`}, mêmes couleurs que la carte
          </p>
          <Ranking
            caption={`${caption}, ${formatMonth(month)}`}
            head={region === null ? 'Région' : 'Département'}
            counted={counted}
            groups={
              region === null
                ? [
                    { title: null, places: ranked(regions.filter(({ overseas }) => !overseas)) },
                    {
                      title: population === 'sel' ? `Outre-mer, hors des ${formatNumber(share.whole)}` : 'Outre-mer',
                      places: ranked(regions.filter(({ overseas }) => overseas)),
                    },
                  ]
                : [{ title: null, places: ranked(inRegion) }]
            }
            france={france}
            mark={mark}
            current={department}
            onMark={setMark}
            markOf={(place) => ({ region: place.region, department: region === null ? null : place.code })}
            hrefOf={region === null ? toRegion : toDepartment}
            labsOf={(place) => labSetHref(open, { ...setOf(place), department: region === null ? null : place.code })}
          />
          <p className="vs-adoption__note">
            Petits effectifs{'\u00A0'}: dans un département, une seule structure peut faire varier la part de 20 points
            ou plus. Lire avec l’effectif.
          </p>
        </section>
        <MapPanel
          caption={caption}
          departments={departments}
          regions={regions}
          by={params.by}
          byHrefs={{ department: href({ by: 'department' }), region: href({ by: 'region' }) }}
          focus={focus}
          mark={mark}
          onMark={setMark}
          countOf={countOf}
          labelOf={(place) =>
            `${place.name}, ${countOf(place)}${place.rate === null ? '' : `, ${formatPercent(place.rate)}`}`
          }
          hrefOf={(place, kind) => {
            // One step further than where the page is already: the labs themselves.
            if (kind === 'department' && place.code === department) {
              return (
                labSetHref(open, { ...wholeOf(set), region: place.region, department: place.code }) ??
                toDepartment(place)
              );
            }
            return kind === 'region' ? toRegion(place) : toDepartment(place);
          }}
          regionOf={(place) => (place.code === place.region ? null : regionOfPlace(place))}
        />
      </div>
      <div className="vs-frame__foot">
        <p className="vs-frame__source">
          Source{'\u00A0'}: FINESS et déclarations des éditeurs · contours{'\u00A0'}: MapSVG et Victor Cazanave (
          <a href="https://creativecommons.org/licenses/by/4.0/deed.fr">CC BY 4.0</a>), Natural Earth
        </p>
        <ul className="vs-frame__exports">
          {['csv', 'xlsx'].map((format) => (
            <li key={format}>
              <a href={exportHref(shown, 'departments', format)} download>
                {format.toUpperCase()}
              </a>
            </li>
          ))}
        </ul>
      </div>
      <details className="vs-frame__table">
        <summary>Voir le tableau</summary>
        <DepartmentsTable
          caption={`${caption}, par département, ${formatMonth(month)}`}
          counted={counted}
          departments={region === null ? departments : inRegion}
          regions={regions}
          hrefOf={toDepartment}
          labsOf={(place) => labSetHref(open, { ...setOf(place), department: place.code })}
        />
      </details>
    </>
  );
}
