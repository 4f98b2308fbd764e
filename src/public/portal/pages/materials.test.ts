import { describe, expect, it } from 'vitest'
import type { MaterialResolution } from '../../../modules/materials/index.ts'
import { askFor, askForWithReason, isSupplied, type ResolvedMaterial, toHandedIn } from './materials.ts'

const aMaterial = (id: string, resolution: Partial<MaterialResolution>, mustClaimWaiver = true): ResolvedMaterial => ({
  id, name: id, necessary: true, mustClaimWaiver, deferrable: true, committable: true,
  resolution: { id, name: id, necessary: true, state: 'asked', way: null, source: null, evidence: null, reason: 'notFound', isSensitive: false, explanation: '没有查到。请提交。', ...resolution },
})
const card = aMaterial('身份证', { state: 'replaced', way: 'certificate', reason: null, explanation: '已有电子证照。' })
const photo = aMaterial('照片', { state: 'fetchable', way: 'register', reason: null, explanation: '经您同意后查询。' })
const licence = aMaterial('执照', {})
const theForm = aMaterial('申请书', { state: 'replaced', way: 'form', reason: null }, false)

describe('a material of a draft', () => {
  it('is there when the state has it, and no longer when its use is declined; what could be looked up is not there yet', () => {
    expect([isSupplied(card, undefined), isSupplied(card, { declined: true }), isSupplied(card, { declined: true, files: ['f'] }), isSupplied(theForm, undefined)]).toEqual([true, false, true, true])
    expect([isSupplied(photo, undefined), isSupplied(licence, undefined), isSupplied(licence, { waived: true }), isSupplied(licence, { deferred: true })]).toEqual([false, false, false, true])
  })

  it('is claimed as waived only while something stands in for it, whatever an earlier draft claimed', () => {
    expect(toHandedIn([card, licence, theForm], { 执照: { waived: true } })).toEqual({ 身份证: { waived: true } })
    expect(toHandedIn([card], { 身份证: { declined: true, files: ['f'] } })).toEqual({ 身份证: { declined: true, files: ['f'] } })
    expect(toHandedIn([card], { 身份证: { files: ['f'] } })).toEqual({ 身份证: { waived: true } })
    expect(toHandedIn([photo, licence], { 照片: { files: ['p'] }, 执照: { committed: true } })).toEqual({ 照片: { files: ['p'] }, 执照: { committed: true } })
  })

  it('is asked for in words that say what to do, with the reason where it is not on the page', () => {
    expect([askFor(licence), askFor(photo)]).toEqual(['请上传“执照”。', '“照片”：请同意平台查询，或者自己上传。'])
    expect([askForWithReason(licence), askForWithReason(aMaterial('图', { reason: 'nothingReplaces' }))]).toEqual(['请上传“执照”：没有查到。请提交。', '请上传“图”。'])
  })
})
