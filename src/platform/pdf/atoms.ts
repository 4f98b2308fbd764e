import type { Canvas } from './canvas.ts'
import type { SectionBlock } from './pdf-document.ts'

/** What is never divided by the end of a page: a line of text, a table row, a signature. */
export interface Atom {
  height: number
  /** Space above it, dropped at the head of a page. */
  spaceBefore?: number
  keepWithNext?: boolean
  /** Stands at the foot of its page, whatever is free above it. */
  atFoot?: boolean
  /** Begins a page, whatever is free on the one before. */
  startsPage?: true
  /** The heading that stands here: its page goes into the contents. */
  section?: SectionBlock
  /** Printed again above this atom when it begins a page: the head of its table. */
  repeatedHead?: Atom
  /** Draws it with its upper edge at `top`. */
  draw(canvas: Canvas, top: number, edge: PageEdge): void
}

/** Whether the atom begins or ends its page: a table row then closes its frame. */
export interface PageEdge {
  first: boolean
  last: boolean
}

export interface PlacedAtom {
  atom: Atom
  top: number
}

/** Distributes atoms over pages of `height`; chains of `keepWithNext` stay together where a page can hold them. */
export function paginate(atoms: Atom[], height: number): PlacedAtom[][] {
  const pages: PlacedAtom[][] = [[]]
  let used = 0
  for (const chain of chainsOf(atoms, height)) {
    if (used > 0 && (chain[0]!.startsPage || used + heightOf(chain) > height)) {
      pages.push([])
      used = 0
    }
    for (const atom of chain) {
      const page = pages.at(-1)!
      if (page.length === 0 && atom.repeatedHead) {
        page.push({ atom: atom.repeatedHead, top: 0 })
        used = atom.repeatedHead.height
      } else if (page.length > 0) used += atom.spaceBefore ?? 0
      if (atom.atFoot) used = Math.max(used, height - atom.height)
      page.push({ atom, top: used })
      used += atom.height
    }
  }
  return pages
}

const heightOf = (chain: Atom[]) => chain.reduce((sum, atom) => sum + (atom.spaceBefore ?? 0) + atom.height, 0)

/** Chains that would not fit on a page of their own are given up and flow freely. */
function chainsOf(atoms: Atom[], height: number): Atom[][] {
  const chains: Atom[][] = []
  let chain: Atom[] = []
  for (const atom of atoms) {
    if (atom.startsPage && chain.length > 0) {
      chains.push(chain)
      chain = []
    }
    chain.push(atom)
    if (atom.keepWithNext) continue
    chains.push(...(heightOf(chain) <= height ? [chain] : chain.map((each) => [each])))
    chain = []
  }
  return chain.length > 0 ? [...chains, chain] : chains
}
