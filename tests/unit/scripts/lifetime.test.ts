import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { both, Lifetime } from '@/scripts/process/lifetime';

describe('Lifetime', () => {
  it('ends the last begun first, one after the other, and what begins too late at once', async () => {
    const life = new Lifetime();
    const ended: string[] = [];
    life.atEnd(() => void ended.push('database'));
    life.atEnd(async () => {
      await sleep(10);
      ended.push('application');
    });
    await Promise.all([life.end(), life.end()]);
    expect(ended).toEqual(['application', 'database']);
    life.atEnd(() => void ended.push('late'));
    await life.end();
    expect(ended).toEqual(['application', 'database', 'late']);
  });
});

describe('both', () => {
  it('gives the error that came first, after it has ended the other', async () => {
    const life = new Lifetime();
    let killBuild = () => {};
    const build = new Promise<void>((_, reject) => {
      killBuild = () => reject(new Error('build killed'));
    });
    life.atEnd(() => killBuild());
    await expect(both(life, build, Promise.reject(new Error('no database')))).rejects.toThrow('no database');
    expect(life.ending).toBe(true);
  });
});
