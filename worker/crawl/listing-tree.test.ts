import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardsAround, elementAt, placeIn, WHOLE_CARD } from '../../schema/listing/tree.ts';
import { readPage } from '../extract/read-page.ts';
import { ListingTree } from './listing-tree.ts';

const element: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.constant('text'),
    fc
      .record({
        tag: fc.constantFrom('div', 'span', 'section', 'b'),
        name: fc.constantFrom('', 'a', 'b'),
        inside: fc.array(tie('node'), { maxLength: 4 }),
      })
      .map(({ tag, name, inside }) => `<${tag} class="${name}">${inside.join('')}</${tag}>`),
  ),
})).node;

test('every element of a card is found again at its place', () => {
  fc.assert(
    fc.property(fc.array(element, { minLength: 1, maxLength: 4 }), (inside) => {
      const page = readPage(`<div class="card">${inside.join('')}</div>`);
      const tree = new ListingTree(page);
      for (let node = 0; node < page.tags.length; node++) {
        const place = placeIn(tree, [0], node);
        expect(place).not.toBeNull();
        expect(elementAt(tree, [0], place!)).toBe(node);
      }
    }),
  );
});

test('a place holds in a card that lacks what others have, and in what browsers add', () => {
  const page = readPage(
    '<table><tr><td>A</td><td class="tel">1</td></tr><tr><td>B</td></tr></table><table><tbody><tr><td>C</td><td class="tel">2</td></tr></tbody></table>',
  );
  const tree = new ListingTree(page);
  const rows = page.tags.flatMap((tag, node) => (tag === 'tr' ? [node] : []));
  const texts = rows.map((row) => {
    const found = elementAt(tree, [row], 'td.tel');
    return found === null ? null : page.textOf(found);
  });
  expect(texts).toEqual(['1', null, '2']);
  const [table] = page.tags.flatMap((tag, node) => (tag === 'table' ? [node] : [])).slice(1);
  expect(page.textOf(elementAt(tree, [table!], 'tr>td')!)).toBe('C');
});

test('a card is the largest element without another entry, or the stretch that its heading begins', () => {
  const page = readPage('<ul><li><p><a>1</a></p></li><li><p><a>2</a></p></li></ul>');
  const tree = new ListingTree(page);
  const links = page.tags.flatMap((tag, node) => (tag === 'a' ? [node] : []));
  const cards = cardsAround(tree, links);
  expect(cards.map((card) => card.map((node) => page.tags[node]))).toEqual([['li'], ['li']]);
  expect(placeIn(tree, cards[0]!, cards[0]![0])).toBe(WHOLE_CARD);
  expect(placeIn(tree, cards[0]!, links[1]!)).toBeNull();

  const flat = readPage('<div><h3>A</h3><p>1</p><p>2</p><h3>B</h3><p>3</p></div>');
  const flatTree = new ListingTree(flat);
  const headings = flat.tags.flatMap((tag, node) => (tag === 'h3' ? [node] : []));
  const [first] = cardsAround(flatTree, headings);
  expect(first!.map((node) => flat.tags[node])).toEqual(['h3', 'p', 'p']);
  expect(flat.textOf(elementAt(flatTree, first!, 'p~2')!)).toBe('2');
});
