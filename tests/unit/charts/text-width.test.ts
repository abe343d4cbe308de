import { describe, expect, it } from 'vitest';
import { widestText } from '@/components/charts/text-width';

describe('the width set aside for a text', () => {
  it('follows the widest', () => {
    expect(widestText(['1', '100', '10'], 10)).toBe(19);
    expect(widestText([], 12)).toBe(0);
  });
});
