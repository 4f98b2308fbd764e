import { Refusal } from '../../../platform/errors.ts'
import type { ApplicationDetail, HandedMaterial } from '../application.ts'
import type { HandedLater, MaterialCheck } from '../record/record-events.ts'

/** A material of the case by id. @throws RangeError when there is none: ids are checked where they come in */
export function materialOf(detail: ApplicationDetail, id: string): HandedMaterial {
  const material = detail.materials.find((each) => each.id === id)
  if (!material) throw new RangeError(`no such material: ${id}`)
  return material
}

/** Materials nobody holds yet but somebody signed for: they are looked at when they come in, or by the later check. */
const isPromised = ({ provided }: HandedMaterial): boolean => provided === 'deferred' || provided === 'committed'

/**
 * The clerk judges every material exactly once; a material that stays out must be one that is not necessary or is promised.
 * @param promisedNow materials this very command defers
 */
export function completeChecks(detail: ApplicationDetail, checks: MaterialCheck[], promisedNow: ReadonlySet<string> = new Set()): MaterialCheck[] {
  const errors: { pointer: string; message: string }[] = []
  const byId = new Map(checks.map((check) => [check.id, check]))
  const strange = checks.filter((check) => !detail.materials.some((material) => material.id === check.id))
  // 清单之外无事项、指南之外无材料: a name of its own, because it is counted.
  if (strange.length > 0) {
    throw new Refusal(422, 'applications.outside_guide', '办事指南没有列出的材料，不能核对或索要（指南之外无材料）。这次要求已经记录。', {
      errors: strange.map(({ id }) => ({ pointer: `/checks/${id}`, message: '办事指南没有要求这份材料，不能核对或索要（指南之外无材料）。' })),
      extra: { demanded: strange.map(({ id, reason }) => (reason ? `${id}：${reason}` : id)) },
    })
  }
  for (const check of checks) {
    if (check.result === 'unqualified' && !check.reason?.trim()) errors.push({ pointer: `/checks/${check.id}/reason`, message: '请写明不合格的原因，申请人要据此补正。' })
  }
  if (byId.size < checks.length) errors.push({ pointer: '/checks', message: '同一份材料只能核对一次。' })
  for (const material of detail.materials) {
    if (byId.has(material.id) || material.check === 'qualified' || isPromised(material) || promisedNow.has(material.id)) continue
    if (material.necessary || material.provided !== 'none') errors.push({ pointer: `/checks/${material.id}`, message: `请核对「${material.name}」。` })
  }
  if (errors.length > 0) throw new Refusal(422, 'applications.checks_incomplete', '材料还没有核对完，请逐份标明合格或不合格。', { errors })
  return checks
}

/** @throws Refusal when some material was found wanting: what is wrong is corrected, never accepted */
export function refuseUnqualified(detail: ApplicationDetail, checks: MaterialCheck[], except: ReadonlySet<string> = new Set()): void {
  const wrong = checks.filter((check) => check.result === 'unqualified' && !except.has(check.id))
  if (wrong.length > 0) throw new Refusal(422, 'applications.material_unqualified', '有不合格的材料，不能受理。请告知申请人补正。', { errors: wrong.map((check) => ({ pointer: `/checks/${check.id}`, message: `「${materialOf(detail, check.id).name}」不合格。` })) })
}

/** @throws Refusal when something necessary is neither there nor promised */
export function refuseMissing(detail: ApplicationDetail, except: ReadonlySet<string> = new Set()): void {
  const missing = detail.materials.filter(({ id, necessary, provided, check }) => necessary && provided === 'none' && check !== 'qualified' && !except.has(id))
  if (missing.length > 0) throw new Refusal(422, 'applications.material_missing', '必要材料还没有交齐，不能受理。请告知申请人补正。', { errors: missing.map(({ id, name }) => ({ pointer: `/checks/${id}`, message: `「${name}」还没有提交。` })) })
}

/**
 * What came in later must be exactly what was asked for: nothing strange, nothing missing.
 * @param words how the asking is called: 补正通知, 容缺受理通知
 */
export function refuseOtherThan(detail: ApplicationDetail, owed: readonly string[], materials: HandedLater[], words: string, { isPartAllowed }: { isPartAllowed: boolean }): void {
  const strange = materials.find((material) => !owed.includes(material.id))
  if (strange) throw new Refusal(422, 'applications.not_asked_for', `${words}没有要求这份材料，请只补交通知列出的材料。`, { errors: [{ pointer: `/materials/${strange.id}`, message: `${words}没有要求这份材料。` }] })
  const missing = owed.filter((id) => !materials.some((material) => material.id === id))
  if (isPartAllowed ? materials.length === 0 : missing.length > 0) {
    throw new Refusal(422, 'applications.correction_incomplete', isPartAllowed ? '请至少补交一份材料。' : '补正材料还没有交齐，请一次交齐通知列出的全部材料。', { errors: missing.map((id) => ({ pointer: `/materials/${id}`, message: `请补交「${materialOf(detail, id).name}」。` })) })
  }
}
