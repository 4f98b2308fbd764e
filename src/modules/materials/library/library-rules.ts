/** Words that say in which shape a material is handed in, and nothing of what it is. */
const SHAPES = /(原件|复印件|扫描件|照片|电子版|电子件|副本|正本|加盖公章|盖章|签字)(及|和|或|、|\/|与)?/g

/**
 * What a material is called without how it has to look: 「营业执照（副本）复印件」 and 「营业执照」 are one thing.
 * Two names that come out the same mean the same material.
 */
export function toPlainName(name: string): string {
  const text = name.normalize('NFKC').toLowerCase()
  const plain = text.replace(/\([^()]*\)/g, '').replace(SHAPES, '').replace(/[\s\p{P}\p{S}]/gu, '')
  // A name that says nothing else is itself.
  return plain === '' ? text.replace(/\s/g, '') : plain
}

/** So few characters are part of too many names. */
const SHORTEST_LIKE_NAME = 3

export type Fit = 'same' | 'like'

/** Whether what is kept under one name may serve for a material of another: same name, or one within the other. */
export function findFit(keptAs: string, needed: string): Fit | undefined {
  const [kept, wanted] = [toPlainName(keptAs), toPlainName(needed)]
  if (kept === wanted) return 'same'
  if (Math.min(kept.length, wanted.length) < SHORTEST_LIKE_NAME) return undefined
  return kept.includes(wanted) || wanted.includes(kept) ? 'like' : undefined
}

/** What of the library may serve for a material: the same name first, then the newest. @param entries newest first */
export function listFitting<Entry extends { name: string; handedAs: string | null }>(entries: readonly Entry[], needed: string): (Entry & { fit: Fit })[] {
  const fitting = entries.flatMap((entry) => {
    const fits = [entry.name, ...(entry.handedAs === null ? [] : [entry.handedAs])].map((name) => findFit(name, needed))
    const fit = fits.includes('same') ? 'same' : fits.find((each) => each !== undefined)
    return fit ? [{ ...entry, fit }] : []
  })
  return [...fitting.filter(({ fit }) => fit === 'same'), ...fitting.filter(({ fit }) => fit === 'like')]
}
