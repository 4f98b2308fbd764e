import type { Platform } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { ItemContent } from '../item.ts'
import type { ItemState } from '../item-store.ts'
import { type CheckFinding, runChecks } from './check-rules.ts'
import { loadCheckWorld } from './load-facts.ts'

/**
 * What the element check says of a draft, what may not be published first. Of the places that handle the item it tells
 * only what the draft would bring about: the rest is theirs to mend and stands on the list of issues.
 * @param becomes whether one could apply for it afterwards; as it is where the draft only changes what it says
 */
export async function checkContent(platform: Platform, content: ItemContent, becomes?: ItemState): Promise<CheckFinding[]> {
  const { items, factsOf, severityOf } = await loadCheckWorld(platform)
  // A draft is being looked through: nobody has to be reminded of it.
  const facts = factsOf(content)
  const found = runChecks(content, { ...facts, confirmedOn: null, state: becomes ?? facts.state }, severityOf)
  const published = items.get(content.code)?.item
  const known = new Set(published && runChecks(published, factsOf(published), severityOf).map(toKey))
  return found.filter((finding) => finding.divisionCode === undefined || !known.has(toKey(finding)))
}

const toKey = ({ ruleId, divisionCode, path, message }: CheckFinding): string => [ruleId, divisionCode, path, message].join('\n')

/** Findings shown in the sentence of the refusal; all of them are in its `errors`. */
const SHOWN = 3

/**
 * What a publication asks before it writes.
 * @throws Refusal 422 `catalogue.check_failed` with every finding of the item itself that may not be published
 */
export async function refuseBlockingFindings(platform: Platform, content: ItemContent): Promise<void> {
  // What a place says otherwise is that place's to mend, and never holds up everybody's guide.
  const blocking = (await checkContent(platform, content)).filter(({ severity, divisionCode }) => severity === 'block' && divisionCode === undefined)
  if (blocking.length === 0) return
  const shown = blocking.slice(0, SHOWN).map(({ message }) => message).join('')
  throw new Refusal(422, 'catalogue.check_failed', `要素体检有 ${blocking.length} 处不得公布的问题，请先修改：${shown}${blocking.length > SHOWN ? '其余见体检结果。' : ''}`, {
    errors: blocking.map(({ path, message }) => ({ pointer: `/${path}`, message })),
    extra: { findings: blocking },
  })
}
