import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { sm3 } from '../hash-chain.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

/** A finished page in every form it is sent in. */
export interface CachedPage {
  bytes: Readonly<Record<Encoding, Buffer>>
  etag: string
  contentSecurityPolicy: string
  /** What it was made from: when one of these is no longer what is remembered, the page is old. */
  madeFrom: readonly object[]
}

/** Pages kept by a key, the one asked for least recently going first. */
export interface PageCache {
  find(key: string, madeFrom: readonly object[]): CachedPage | undefined
  put(key: string, page: CachedPage): void
}

/** A page takes 10 to 60 KB in all its forms: at most some 60 MB, whatever is asked for. */
const MAX_PAGES = 1_000

export function createPageCache(maxPages = MAX_PAGES): PageCache {
  // A Map keeps the order of insertion: the first key is the one not asked for the longest.
  const pages = new Map<string, CachedPage>()
  return {
    find(key, madeFrom) {
      const page = pages.get(key)
      if (!page) return undefined
      if (page.madeFrom.some((each, index) => each !== madeFrom[index])) {
        pages.delete(key)
        return undefined
      }
      pages.delete(key)
      pages.set(key, page)
      return page
    },
    put(key, page) {
      pages.set(key, page)
      if (pages.size > maxPages) pages.delete(pages.keys().next().value!)
    },
  }
}

/** Compresses once, harder than one would for every request (measured at 3 ms for a guide). */
export function finishPage(html: string, contentSecurityPolicy: string, madeFrom: readonly object[]): CachedPage {
  const identity = Buffer.from(html)
  return {
    bytes: {
      identity,
      gzip: gzipSync(identity, { level: 9 }),
      br: brotliCompressSync(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 7, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } }),
    },
    // Weak: the same page in another encoding is the same page.
    etag: `W/"${sm3(html).slice(0, 32)}"`,
    contentSecurityPolicy,
    madeFrom,
  }
}

/** The best encoding a browser says it takes. A `q=0` is rare enough to be answered with plain bytes. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding === undefined || acceptEncoding.includes('q=0')) return 'identity'
  return acceptEncoding.includes('br') ? 'br' : acceptEncoding.includes('gzip') ? 'gzip' : 'identity'
}
