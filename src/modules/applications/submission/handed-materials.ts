import type { FieldError } from '../../../platform/errors.ts'
import type { Material } from '../../catalogue/index.ts'
import { isTheFormItself, type MaterialResolution } from '../../materials/index.ts'
import type { HandedMaterial, StandIn } from '../application.ts'
import type { SubmitInput } from '../contract.ts'
import { promisable } from './pinned-content.ts'

type MaterialRequest = Pick<SubmitInput, 'materials' | 'deferralPromise' | 'commitmentPromise'> & { channel: 'online' | 'counter' }

/** What the state has of the applicant that stands in for a material, by the material's id (`resolveMaterials`). */
export type Resolutions = ReadonlyMap<string, MaterialResolution>

/** What is wrong with the materials as they were handed in, all at once. */
export function materialErrors(needed: Material[], expected: Material[], request: MaterialRequest, resolutions: Resolutions): FieldError[] {
  const handed = request.materials ?? {}
  const errors: FieldError[] = Object.keys(handed)
    .filter((id) => !expected.some((material) => material.id === id))
    .map((id) => ({ pointer: `/materials/${id}`, message: '办事指南没有要求这份材料，不需要提交。' }))
  const submit = request.channel === 'online' ? '上传' : '收取'
  for (const material of needed) {
    const given = handed[material.id]
    const resolution = resolutions.get(material.id)
    const pointer = `/materials/${material.id}`
    if (given?.waived && !material.exemptBy && material.waiverWay !== 'internalCheck') errors.push({ pointer, message: `「${material.name}」不能免提交，请${submit}。` })
    else if (given?.waived && resolution?.state !== 'replaced') errors.push({ pointer, message: `「${material.name}」这次不能免提交：${resolution?.explanation ?? `请${submit}。`}` })
    else if (given?.onPaper && request.channel === 'online') errors.push({ pointer, message: `网上申请请上传「${material.name}」的扫描件或照片。` })
    // 国令716 art. 7, 优化营商环境条例 art. 22: what the state has is not asked for again, unless the applicant wants it so.
    else if ((given?.onPaper || given?.files?.length) && request.channel === 'counter' && !given.declined && isHad(resolution)) {
      errors.push({ pointer, message: `${resolution!.explanation}不得再收取，请选择「免提交」；申请人不同意调用的，请注明。` })
    } else if (given?.deferred && !material.deferrable) errors.push({ pointer, message: `「${material.name}」不能容缺后补，请现在提交。` })
    else if (given?.committed && !material.commitment) errors.push({ pointer, message: `「${material.name}」不能以承诺代替，请提交。` })
    else if (material.necessary && toHanded(material, request, resolutions).provided === 'none') errors.push({ pointer, message: `请${submit}「${material.name}」。` })
  }
  const promised = needed.map((material) => toHanded(material, request, resolutions).provided)
  if (promised.includes('deferred') && !request.deferralPromise) errors.push({ pointer: '/deferralPromise', message: '请签署《容缺受理承诺书》。' })
  if (promised.includes('committed') && !request.commitmentPromise) errors.push({ pointer: '/commitmentPromise', message: '请签署《告知承诺书》。' })
  return errors
}

/** The state holds it, in a certificate or a register: a check by the authority itself replaces nothing that lies on the table. */
const isHad = (resolution: MaterialResolution | undefined): boolean => resolution?.state === 'replaced' && resolution.evidence !== null

/** One material as it enters the case. */
export function toHanded(material: Material, request: MaterialRequest, resolutions: Resolutions): HandedMaterial {
  const given = request.materials?.[material.id]
  const resolution = resolutions.get(material.id)
  const base = { id: material.id, name: material.name, necessary: material.necessary, files: given?.files ?? [], check: 'unchecked' as const, ...promisable(material) }
  const declined = given?.declined && isHad(resolution) ? { declinedSharing: true as const } : {}
  if (given?.files?.length) return { ...base, provided: 'file', ...declined }
  if (given?.onPaper) return { ...base, provided: 'paper', ...declined }
  if (given?.waived && resolution?.state === 'replaced') return { ...base, provided: 'waived', waivedBy: material.exemptBy ?? '部门自行核查', standIn: toStandIn(resolution) }
  if (isTheFormItself(material)) return { ...base, provided: 'waived', waivedBy: '本次填写的申请表' }
  // 凡是应由机关核实的自行核实: nobody has to claim it.
  if (resolution?.way === 'internalCheck') return { ...base, provided: 'waived', waivedBy: material.exemptBy ?? '部门自行核查', standIn: { way: 'internalCheck' } }
  if (given?.deferred && material.deferrable) return { ...base, provided: 'deferred' }
  if (given?.committed && material.commitment) return { ...base, provided: 'committed' }
  return { ...base, provided: 'none' }
}

/** What the record keeps of the evidence: enough to find it again. */
export function toStandIn({ way, evidence }: MaterialResolution): StandIn {
  if (evidence?.kind === 'certificate') return { way: 'certificate', identifier: evidence.identifier, number: evidence.number }
  if (evidence?.kind === 'register') return { way: 'register', register: evidence.register, asOf: evidence.asOf, fetchedAt: evidence.fetchedAt }
  return { way: way! }
}
