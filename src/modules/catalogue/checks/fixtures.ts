import { completeContent } from '../element-rules.ts'
import type { ItemContent, Material, Step } from '../item.ts'
import type { CheckFacts, PlaceFacts } from './check-rule.ts'

/** A licence in which no rule of the check finds anything. */
export function aSoundContent(changes: Partial<ItemContent> = {}): ItemContent {
  const content = completeContent({
    code: 'tea-house-licence',
    name: '茶馆经营许可',
    shortNames: ['开茶馆'],
    type: 'licence',
    departmentName: '市场监督管理局',
    levels: ['county'],
    serves: { persons: true, enterprises: true },
    serviceObjects: ['person', 'enterprise'],
    themes: [{ audience: 'enterprises', topic: '准营' }],
    legalBasis: [{ law: '云湖市茶馆管理办法', articles: ['第三条'] }],
    statutoryLimit: { amount: 20, unit: 'workday' },
    promisedLimit: { amount: 5, unit: 'workday' },
    promisedLimitNote: '承诺办结时限5个工作日，不含公示 7 天',
    kind: 'promised',
    conditions: ['有固定场所'],
    materials: [aMaterial({ id: 'm1', name: '茶馆经营许可申请书', form: 'electronic', copies: 0 }), aMaterial({ id: 'm2', name: '场所使用证明', legalBasis: '云湖市茶馆管理办法第四条' })],
    situations: [],
    steps: [
      aStep({ id: 's1', kind: 'accept', name: '受理', days: 1 }), aStep({ id: 's2', kind: 'review', name: '审查', days: 3 }),
      aStep({ id: 's3', kind: 'specialProcedure', name: '现场核查', days: 7, countedInPromise: false, basis: '行政许可法第四十五条' }),
      aStep({ id: 's4', kind: 'decide', name: '决定', days: 1 }), aStep({ id: 's5', kind: 'deliver', name: '送达', days: 0 }),
    ],
    fee: null,
    hallChain: { links: ['accept', 'review', 'decide', 'deliver'], reason: null },
    result: { name: '茶馆经营许可证', kind: 'certificate', validity: '5 年', sample: '/samples/tea.pdf' },
    onlineDepth: 4,
    siteVisits: 0,
    siteVisitReason: null,
    crossRegion: null,
    intermediary: null,
    consultationPhone: '0000-7900001',
    complaintPhone: '0000-7900002',
    questions: [{ question: '要多久？', answer: '五个工作日。' }],
    regulatoryMatter: '茶馆日常监督检查',
    otherLists: [{ list: 'marketAccess', name: '茶馆经营许可', type: '行政许可' }],
    specification: { name: '茶馆经营许可实施规范', url: null, issuedOn: '2025-06-01' },
    confidence: 'high',
    notes: null,
  })
  return { ...content, ...changes }
}

export const aMaterial = (changes: Partial<Material> = {}): Material => ({
  id: 'm9', name: '身份证明文书', form: 'original', copies: 1, source: 'applicant', necessary: true, deferrable: false, commitment: false, exemptBy: null, waiverWay: null, holder: 'applicant', proves: 'entry', kind: 'other',
  sourceNote: null, paperSize: null, blankForm: null, sample: null, fillingNotes: null, acceptanceStandard: null, legalBasis: null, remark: null, ...changes,
})

export const aStep = (changes: Partial<Step> = {}): Step =>
  ({ id: 's9', kind: 'review', name: '复核', days: 0, countedInPromise: true, office: null, basis: null, note: null, ...changes })

export const aPlace = (changes: Partial<PlaceFacts> = {}): PlaceFacts => ({
  region: '379902', divisionCode: '379902000000', item: null, handledAt: [], lapsed: {},
  hall: { name: '澄湖区政务服务中心', address: '澄湖区湖滨路1号', hours: '工作日 09:00-12:00,13:00-17:00', phone: '0000-7900100' }, ...changes,
})

/** What the rules know of it: published this year, handled in one county, everything in order. */
export const someFacts = (changes: Partial<CheckFacts> = {}): CheckFacts => ({
  today: '2026-03-02', confirmedOn: '2026-01-10', freshMonths: 6, specificationYears: 3, places: [aPlace()], isDepartment: (name) => name === '市场监督管理局',
  findItem: () => undefined, subItemsOf: () => [], state: 'active', licenceList: null, formProblem: () => null, brokenLinks: new Map(), ...changes,
})
