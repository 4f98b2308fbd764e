import type { Guide, MaterialResolution } from '../../../client/types.ts'
import type { HandIn, HandIns } from '../hand-in.tsx'
import type { IntakeDraft } from './intake-draft.ts'

/** Where Enter leads to ask for consent, and where it goes on from afterwards. */
export const CHECK_ID = 'intake-check'
export const EVIDENCE_ID = 'intake-evidence'

export type Resolutions = ReadonlyMap<string, MaterialResolution>

type Asked = Pick<Guide['materials'][number], 'id' | 'exemptBy'>

/** Whether there is anything to look up for this person and item, and nobody has been asked yet whether it may be. */
export const isToCheck = ({ person, check }: Pick<IntakeDraft, 'person' | 'check'>, materials: readonly Asked[]): boolean =>
  person?.known !== undefined && check === undefined && materials.some(({ exemptBy }) => exemptBy)

/** Asked anew, nobody has declined anything yet. */
export const withoutDeclined = (handIns: HandIns): HandIns => Object.fromEntries(Object.entries(handIns).map(([id, { declined: _before, ...handIn }]) => [id, handIn]))

/**
 * How each material is handed in once it is known what the state has: what it has is not collected, unless the applicant declines;
 * what it does not have cannot be waived. What was chosen before stays where it still can be.
 */
export function resolveHandIns(handIns: HandIns, materials: readonly Asked[], resolutions: Resolutions, isRefused: boolean): HandIns {
  return Object.fromEntries(materials.flatMap(({ id, exemptBy }): [string, HandIn][] => {
    const { declined, ...handIn } = handIns[id] ?? {}
    const isDeclined = exemptBy ? isRefused || declined : false
    const marked = isDeclined ? { declined: true as const } : {}
    const isReplaced = exemptBy && resolutions.get(id)?.state === 'replaced' && !isDeclined
    if (isReplaced) return [[id, { how: 'waived' }]]
    const { how, ...rest } = handIn
    const kept = how === undefined || how === 'waived' ? rest : handIn
    return Object.keys(kept).length + Object.keys(marked).length > 0 ? [[id, { ...kept, ...marked }]] : []
  }))
}
