import type { FoundItem } from '../../../modules/catalogue/index.ts'

const RENEWS = /延续|换证|换领|换发|换卡|到期|期满/

/** What is certified, without the word for the paper: 食品经营许可证 → 食品经营许可. */
const subjectOf = (certificateName: string): string => certificateName.replace(/(证书|证明|证|执照|卡)$/, '')

/**
 * 延续: the item that renews a certificate, of those a search for it found, the best first. By what an item and people call it: the
 * paper and that it ends have to stand in one name, because a wrong item costs a person a way.
 */
export function findRenewal<Item extends Pick<FoundItem, 'name' | 'shortNames'>>(certificateName: string, found: readonly Item[]): Item | undefined {
  const subject = subjectOf(certificateName)
  return found.find(({ name, shortNames }) => [name, ...shortNames].some((each) => each.includes(subject) && RENEWS.test(each)))
}
