import type { FieldError } from '../../../platform/errors.ts'
import type { Material } from '../../catalogue/index.ts'
import type { HandedMaterial } from '../application.ts'
import type { SubmitInput } from '../contract.ts'
import { promisable } from './pinned-content.ts'

type MaterialRequest = Pick<SubmitInput, 'materials' | 'deferralPromise' | 'commitmentPromise'> & { channel: 'online' | 'counter' }

/** What is wrong with the materials as they were handed in, all at once. */
export function materialErrors(needed: Material[], expected: Material[], request: MaterialRequest): FieldError[] {
  const handed = request.materials ?? {}
  const errors: FieldError[] = Object.keys(handed)
    .filter((id) => !expected.some((material) => material.id === id))
    .map((id) => ({ pointer: `/materials/${id}`, message: '办事指南没有要求这份材料，不需要提交。' }))
  for (const material of needed) {
    const given = handed[material.id]
    if (given?.waived && !material.exemptBy) errors.push({ pointer: `/materials/${material.id}`, message: `「${material.name}」不能免提交，请上传。` })
    else if (given?.onPaper && request.channel === 'online') errors.push({ pointer: `/materials/${material.id}`, message: `网上申请请上传「${material.name}」的扫描件或照片。` })
    else if (given?.deferred && !material.deferrable) errors.push({ pointer: `/materials/${material.id}`, message: `「${material.name}」不能容缺后补，请现在提交。` })
    else if (given?.committed && !material.commitment) errors.push({ pointer: `/materials/${material.id}`, message: `「${material.name}」不能以承诺代替，请提交。` })
    else if (material.necessary && toHanded(material, request).provided === 'none') errors.push({ pointer: `/materials/${material.id}`, message: `请${request.channel === 'online' ? '上传' : '收取'}「${material.name}」。` })
  }
  const promised = needed.map((material) => toHanded(material, request).provided)
  if (promised.includes('deferred') && !request.deferralPromise) errors.push({ pointer: '/deferralPromise', message: '请签署《容缺受理承诺书》。' })
  if (promised.includes('committed') && !request.commitmentPromise) errors.push({ pointer: '/commitmentPromise', message: '请签署《告知承诺书》。' })
  return errors
}

/** What the application form itself says is the form: nobody uploads 「申请书」 a second time. */
export const isTheFormItself = (material: Material): boolean => material.form === 'electronic' && material.source === 'applicant' && /申请(书|表)/.test(material.name)

/** One material as it enters the case. */
export function toHanded(material: Material, request: MaterialRequest): HandedMaterial {
  const given = request.materials?.[material.id]
  const base = { id: material.id, name: material.name, necessary: material.necessary, files: given?.files ?? [], check: 'unchecked' as const, ...promisable(material) }
  if (given?.files?.length) return { ...base, provided: 'file' }
  if (given?.onPaper) return { ...base, provided: 'paper' }
  if (given?.waived && material.exemptBy) return { ...base, provided: 'waived', waivedBy: material.exemptBy }
  if (isTheFormItself(material)) return { ...base, provided: 'waived', waivedBy: '本次填写的申请表' }
  if (given?.deferred && material.deferrable) return { ...base, provided: 'deferred' }
  if (given?.committed && material.commitment) return { ...base, provided: 'committed' }
  return { ...base, provided: 'none' }
}
