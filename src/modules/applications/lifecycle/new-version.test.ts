import { describe, expect, it } from 'vitest'
import type { Material, ServiceItem } from '../../catalogue/index.ts'
import { decide } from './lifecycle-rules.ts'
import { after, anApplication, calendar, SUBMITTED_ON } from '../fixtures.ts'
import { effectOf } from './new-version.ts'

const material = (id: string, name: string, more: Partial<Material> = {}): Material => ({
  id, name, kind: 'other', form: 'original', copies: 1, source: 'applicant', necessary: true, deferrable: false, commitment: false, exemptBy: null, waiverWay: null, holder: 'applicant', proves: 'entry',
  sourceNote: null, paperSize: null, blankForm: null, sample: null, fillingNotes: null, acceptanceStandard: null, legalBasis: null, remark: null, ...more,
})

/** The second version of what `anApplication` is about: only what a case carries of it. */
const secondVersion = (given: Partial<ServiceItem> = {}): ServiceItem => ({
  code: 'food-business-licence', name: '食品经营许可', version: 2, kind: 'promised', statutoryLimit: { amount: 20, unit: 'workday' }, promisedLimit: { amount: 3, unit: 'workday' },
  situations: [], materials: [material('m1', '经营场所平面布局图'), material('m5', '从业人员健康证明')],
  steps: [{ id: 's9', kind: 'review', name: '书面审查', days: 3, countedInPromise: true, office: null, basis: null, note: null }],
  ...given,
} as ServiceItem)

describe('a newer version of the item and a running case', () => {
  it('finds again by name what was handed in, and says what gets easier', () => {
    const effect = effectOf(anApplication(), secondVersion())
    expect(effect.needs).toEqual([])
    expect(effect.gains).toEqual(['不用再交「设备清单」', '承诺时限由5个工作日缩短为3个工作日'])
    expect(effect.content.materials.map(({ id, name, files }) => [id, name, files])).toEqual([['m1', '经营场所平面布局图', ['f1']], ['m5', '从业人员健康证明', ['f2']]])
  })

  it('names the material and the answer that would be missing', () => {
    const to = secondVersion({
      materials: [...secondVersion().materials, material('m6', '食品安全管理制度')],
      situations: [{ id: 'q1', question: '有没有网络经营？', options: [{ id: 'o1', label: '有', addMaterials: [], removeMaterials: [] }, { id: 'o2', label: '没有', addMaterials: [], removeMaterials: [] }] }],
    })
    expect(effectOf(anApplication(), to).needs).toEqual(['重新回答「有没有网络经营？」', '补交「食品安全管理制度」'])
    const answered = anApplication({ situations: [{ question: '有没有网络经营？', answer: '没有' }] })
    expect(effectOf(answered, to).needs).toEqual(['补交「食品安全管理制度」'])
  })

  it('asks for nothing that a certificate replaces', () => {
    const to = secondVersion({ materials: [...secondVersion().materials, material('m6', '营业执照', { exemptBy: '营业执照电子证照' })] })
    expect(effectOf(anApplication(), to)).toMatchObject({ needs: [], content: { materials: [{}, {}, { name: '营业执照', provided: 'waived', waivedBy: '营业执照电子证照' }] } })
  })

  it('moves the case only when nothing is needed, and only before acceptance', () => {
    const moved = after(anApplication(), { verb: 'moveToVersion', effect: effectOf(anApplication(), secondVersion()) })
    expect(moved).toMatchObject({ itemVersion: 2, state: 'submitted', detail: { promisedLimit: { amount: 3 }, reviewSteps: [{ id: 's9' }] } })
    const context = { today: SUBMITTED_ON, calendar }
    const needy = effectOf(anApplication(), secondVersion({ materials: [material('m6', '食品安全管理制度')] }))
    expect(() => decide(anApplication(), { verb: 'moveToVersion', effect: needy }, context)).toThrow(expect.objectContaining({ code: 'applications.new_version_needs_more' }))
    const accepted = anApplication({ state: 'accepted' })
    expect(() => decide(accepted, { verb: 'moveToVersion', effect: effectOf(accepted, secondVersion()) }, context)).toThrow(expect.objectContaining({ code: 'applications.not_open' }))
  })
})
