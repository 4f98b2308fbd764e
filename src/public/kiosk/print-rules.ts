import type { Download } from '../../platform/operations.ts'

/** Documents of a case, certificates and their copies. */
const PRINTABLE: readonly { pattern: RegExp; nameOf(key: string): string }[] = [
  { pattern: /^\/applications\/([^/?]+)\/documents\/[^/?]+$/, nameOf: (number) => `办件 ${number} 的文书` },
  { pattern: /^\/applications\/([^/?]+)\/document-list$/, nameOf: (number) => `办件 ${number} 的文书清单` },
  { pattern: /^\/certificates\/([^/?]+)\/file$/, nameOf: () => '电子证照' },
  { pattern: /^\/use-copies\/([^/?]+)\/file$/, nameOf: () => '证照的加注件' },
]

/** What an address within the visit is on paper; undefined when it is no document to print. */
export function printableName(address: string): string | undefined {
  const found = PRINTABLE.find(({ pattern }) => pattern.test(address))
  return found?.nameOf(found.pattern.exec(address)![1]!)
}

/** How many sheets a document is; at least one, for what packs its pages together cannot be counted from outside. */
export function pagesOf({ mediaType, content }: Download): number {
  if (mediaType !== 'application/pdf' || !(content instanceof Uint8Array)) return 1
  return Math.max(1, Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1').match(/\/Type\s*\/Page(?![a-z])/g)?.length ?? 0)
}
