import { describe, expect, it } from 'vitest';
import { type ChangeKind, type FinessChange, sayChange } from '@/lib/finess/report';

const say = (kind: ChangeKind, before: FinessChange['before'], after: FinessChange['after']) =>
  sayChange(kind, { type: 'site', finess: '010001733', name: 'UN CENTRE', before, after });

describe('a change, said in French', () => {
  it('has an arrow only between two things, and days as they are written in France', () => {
    expect(say('closed', null, '2026-04-10')).toBe('010001733 UN CENTRE\u00A0: le 10/04/2026');
    expect(say('opened', null, 'BOURG')).toBe('010001733 UN CENTRE\u00A0: BOURG');
    expect(say('reopened', null, null)).toBe('010001733 UN CENTRE');
    expect(say('renamed', 'UN', 'UN CENTRE')).toBe('010001733 UN → UN CENTRE');
    expect(say('moved', '', '01000 BOURG')).toBe('010001733 UN CENTRE\u00A0: 01000 BOURG');
  });
});
