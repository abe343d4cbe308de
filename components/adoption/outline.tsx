import outlines from './outlines.svg';

const FILE: string = outlines.src;

/**
 * The outline of a department or a region, from one file that the browser keeps for ever: 101 paths in the page would come
 * again with every navigation. Fill and stroke are those of what is around it.
 */
export function Outline({ of, code }: { of: 'department' | 'region'; code: string }) {
  return <use href={`${FILE}#${of === 'department' ? 'd' : 'r'}${code}`} />;
}
