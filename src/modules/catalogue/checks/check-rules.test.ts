import { describe, expect, test } from 'vitest'
import { toDesign } from '../../../platform/forms/index.ts'
import { defaultForm } from '../forms/index.ts'
import type { ApplicantCost, ItemContent } from '../item.ts'
import type { HandlingPlace } from '../local-elements.ts'
import type { CheckFacts, SubItem } from './check-rule.ts'
import { SEVERITIES } from './check-rule.ts'
import { checkRules, runChecks } from './check-rules.ts'
import { aMaterial, aPlace, aSoundContent, aStep, someFacts } from './fixtures.ts'
import { monthsBefore } from './basic-rules.ts'

/** [what it is, changes of the content, changes of the facts, where it is found] */
type Caught = [what: string, content: Partial<ItemContent>, facts: Partial<CheckFacts>, path: string]
type Passed = [what: string, content: Partial<ItemContent>, facts: Partial<CheckFacts>]

const sound = aSoundContent()
const [first, second] = sound.materials as [ItemContent['materials'][0], ItemContent['materials'][0]]
const materials = (...added: ItemContent['materials']) => ({ materials: [first, second, ...added] })
const office: HandlingPlace = { id: 'p1', kind: 'office', name: '三楼', address: '澄湖区水街2号', hours: '工作日 9:00–17:00', phone: '0000-7900101' }
const centre: HandlingPlace = { ...office, kind: 'serviceCentre', address: '澄湖区湖滨路1号' }
const atPlace = (changes: Parameters<typeof aPlace>[0]) => ({ places: [aPlace(changes)] })
const localItem = (changes: Partial<ItemContent>) => atPlace({ item: aSoundContent(changes) })
const someForm = toDesign(defaultForm({ object: 'both' }))
const stall = (state: SubItem['state']): SubItem => ({ code: 'tea-stall', name: '茶摊备案', state })
const wholeChain = ['accept', 'review', 'decide', 'deliver'] as const
const aCost = (changes: Partial<ApplicantCost> = {}): ApplicantCost => ({ feesYuan: 0, copiesYuan: 0, tripsYuan: 0, basis: null, ...changes })
const option = (id: string, changes: object = {}) => ({ id, label: id, addMaterials: [], removeMaterials: [], ...changes })
const situation = (...options: ReturnType<typeof option>[]) => ({ situations: [{ id: 'q1', question: '场所是谁的？', options }] })

const examples: Record<string, { catches: Caught[]; passes: Passed[] }> = {
  elementsFilled: {
    catches: [
      ['no name', { name: ' ' }, {}, 'name'],
      ['no condition', { conditions: [] }, {}, 'conditions'],
      ['a material without a name', { materials: [first, { ...second, name: '' }] }, {}, 'materials/m2/name'],
      ['the same id twice', { materials: [first, { ...second, id: 'm1' }] }, {}, 'materials/m1/id'],
    ],
    passes: [['what is optional may be empty', { exerciseContent: null, notes: null }, {}]],
  },
  subItemsFollowMain: {
    catches: [
      ['suspended, while a sub-item can be applied for', {}, { state: 'suspended', subItemsOf: () => [stall('active')] }, 'mainItem'],
      ['cancelled, while a sub-item is only suspended', {}, { state: 'cancelled', subItemsOf: () => [stall('suspended')] }, 'mainItem'],
    ],
    passes: [
      ['it can be applied for itself', {}, { subItemsOf: () => [stall('active')] }],
      ['suspended with its sub-items', {}, { state: 'suspended', subItemsOf: () => [stall('suspended')] }],
      ['cancelled, and nothing hangs on it', {}, { state: 'cancelled' }],
    ],
  },
  hallChainKnown: {
    catches: [['in the hall, but who knows which steps', { hallChain: null }, {}, 'hallChain']],
    passes: [['said', { hallChain: { links: [...wholeChain], reason: null } }, {}], ['not in the hall at all', { inHall: false }, {}]],
  },
  hallChainComplete: {
    catches: [['the decision is made elsewhere and nobody says why', { hallChain: { links: ['accept', 'review', 'deliver'], reason: null } }, {}, 'hallChain/reason']],
    passes: [
      ['with a reason', { hallChain: { links: ['accept', 'deliver'], reason: '由专家组评审' } }, {}],
      ['a certificate that is not a step of its own need not be made there', { hallChain: { links: [...wholeChain], reason: null } }, {}],
      ['not sorted yet', { hallChain: null }, {}],
    ],
  },
  hallChainFitsHall: {
    catches: [
      ['steps in a hall it is not in', { inHall: false, notInHallReason: '涉密', hallChain: { links: ['accept'], reason: '其余在局里' } }, {}, 'inHall'],
      ['a step that it does not have', { hallChain: { links: [...wholeChain, 'makeCertificate'], reason: null } }, {}, 'hallChain/links'],
      ['a reason for nothing', { hallChain: { links: [...wholeChain], reason: '暂缓' } }, {}, 'hallChain/reason'],
    ],
    passes: [['all of it', { hallChain: { links: [...wholeChain], reason: null } }, {}]],
  },
  doorstepIsNear: {
    catches: [
      ['only the county handles it', { doorstepField: 'health' }, {}, 'doorstepField'],
      ['sunk to the county alone', { doorstepField: 'health', sinking: { way: 'assistance', toLevel: 'county', document: null } }, {}, 'doorstepField'],
    ],
    passes: [
      ['the township handles it', { doorstepField: 'health', levels: ['county', 'township'] }, {}],
      ['sunk to the village', { doorstepField: 'health', sinking: { way: 'assistance', toLevel: 'village', document: null } }, {}],
      ['of no field', { doorstepField: null }, {}],
    ],
  },
  costFitsItem: {
    catches: [
      ['a fee that is not charged', { applicantCost: aCost({ feesYuan: 10 }) }, {}, 'applicantCost/feesYuan'],
      ['copies of nothing', { materials: [first], applicantCost: aCost({ copiesYuan: 2 }) }, {}, 'applicantCost/copiesYuan'],
      ['a trip nobody makes', { applicantCost: aCost({ tripsYuan: 8 }) }, {}, 'applicantCost/tripsYuan'],
      ['a trip for nothing', { siteVisits: 1, onlineDepth: 3, applicantCost: aCost() }, {}, 'applicantCost/tripsYuan'],
    ],
    passes: [
      ['copies of the paper it asks for', { applicantCost: aCost({ copiesYuan: 2 }) }, {}],
      ['what an intermediary charges', { intermediary: '《城乡规划法》规定的测绘', applicantCost: aCost({ feesYuan: 800 }) }, {}],
      ['not worked out', { applicantCost: null }, {}],
    ],
  },
  immediateMeansAtOnce: {
    catches: [['an immediate item with days', { kind: 'immediate' }, {}, 'kind'], ['0 days but promised', { promisedLimit: { amount: 0, unit: 'workday' } }, {}, 'kind']],
    passes: [['at once', { kind: 'immediate', promisedLimit: { amount: 0, unit: 'workday' } }, {}]],
  },
  promiseWithinStatutory: {
    catches: [['longer', { promisedLimit: { amount: 21, unit: 'workday' } }, {}, 'promisedLimit'], ['longer in other units', { statutoryLimit: { amount: 6, unit: 'naturalDay' } }, {}, 'promisedLimit']],
    passes: [['no law sets one', { statutoryLimit: null }, {}], ['as long', { statutoryLimit: { amount: 5, unit: 'workday' } }, {}]],
  },
  visitsHaveReason: {
    catches: [['a visit without reason', { siteVisits: 1, onlineDepth: 3 }, {}, 'siteVisitReason'], ['a reason without visit', { siteVisitReason: '核验原件' }, {}, 'siteVisitReason']],
    passes: [['a visit with its reason', { siteVisits: 1, onlineDepth: 3, siteVisitReason: '核验原件' }, {}]],
  },
  stepsSound: {
    catches: [
      ['steps that do not add up', { steps: [...sound.steps, aStep({ days: 2 })] }, {}, 'steps'],
      ['no delivery', { steps: sound.steps.slice(0, 4) }, {}, 'steps'],
      ['a special procedure that counts', { steps: sound.steps.map((step) => (step.id === 's3' ? { ...step, countedInPromise: true } : step)) }, {}, 'steps/s3/countedInPromise'],
    ],
    passes: [['tenths of a day', { steps: [...sound.steps.slice(0, 1), aStep({ id: 'a', days: 0.1 }), aStep({ id: 'b', days: 2.9 }), ...sound.steps.slice(2)] }, {}]],
  },
  materialsNamed: {
    catches: [
      ['a catch-all', materials(aMaterial({ name: '法律法规规定的其他材料' })), {}, 'materials/m9/name'],
      ['the same twice', materials({ ...second, id: 'm3' }), {}, 'materials/m3/name'],
      ['an option that asks again', situation(option('o1', { addMaterials: [{ ...second, id: 'q1o1m1' }] }), option('o2')), {}, 'situations/q1/options/o1/addMaterials/q1o1m1/name'],
    ],
    passes: [['a material named by its subject', materials(aMaterial({ name: '与变更事项有关的材料' })), {}]],
  },
  materialsSound: {
    catches: [
      ['paper without copies', materials(aMaterial({ copies: 0 })), {}, 'materials/m9/copies'],
      ['a question with one option', situation(option('o1')), {}, 'situations/q1/options'],
      ['an option that removes what is not there', situation(option('o1', { removeMaterials: ['租赁合同'] }), option('o2')), {}, 'situations/q1/options/o1/removeMaterials/0'],
    ],
    passes: [['electronic without copies', materials(aMaterial({ form: 'electronic', copies: 0 })), {}], ['an option that removes a material', situation(option('o1', { removeMaterials: ['场所使用证明'] }), option('o2')), {}]],
  },
  formSound: {
    catches: [
      ['a form that asks nothing', { form: { title: '申请表', sections: [] } }, {}, 'form/sections'],
      ['a question that asks nothing', { form: { ...someForm, sections: someForm.sections.map((section) => ({ ...section, fields: section.fields.map((field) => ({ ...field, title: '' })) })) } }, {}, 'form/sections/applicant-kind/fields/applicantKind/title'],
      ['a form that does not ask who applies', { form: { ...someForm, sections: someForm.sections.filter(({ id }) => id === 'statement') } }, {}, 'form/sections'],
    ],
    passes: [['none of its own', { form: null }, {}], ['the form in code, copied', { form: someForm }, {}]],
  },
  mainItemSound: {
    catches: [
      ['itself', { mainItem: 'tea-house-licence' }, {}, 'mainItem'],
      ['nobody', { mainItem: 'nowhere' }, {}, 'mainItem'],
      ['a sub-item', { mainItem: 'catering' }, { findItem: () => ({ mainItem: 'food' }) }, 'mainItem'],
      ['a main item that would be a sub-item', { mainItem: 'food' }, { findItem: () => ({ mainItem: null }), subItemsOf: () => [{ code: 'tea-stall', name: '茶摊备案', state: 'active' }] }, 'mainItem'],
    ],
    passes: [['a main item', { mainItem: 'food' }, { findItem: () => ({ mainItem: null }) }]],
  },
  departmentExists: {
    catches: [['nobody', { departmentName: '茶馆局' }, {}, 'departmentName'], ['a joint one that is nobody', { jointDepartments: ['茶馆局'] }, {}, 'jointDepartments']],
    passes: [['a joint one that is', { jointDepartments: ['市场监督管理局'] }, {}]],
  },
  entrustedSaysByWhom: {
    catches: [
      ['entrusted by nobody', { authorityNature: 'entrusted' }, {}, 'entrustedBy'],
      ['by somebody, but not entrusted', { entrustedBy: '市场监督管理局' }, {}, 'authorityNature'],
      ['handed down without a document', { sinking: { way: 'entrustedReceipt', toLevel: 'township', document: null } }, {}, 'sinking/document'],
    ],
    passes: [['entrusted by somebody', { authorityNature: 'entrusted', entrustedBy: '市场监督管理局' }, {}], ['helped at the township', { sinking: { way: 'assistance', toLevel: 'township', document: null } }, {}]],
  },
  objectsFitThemes: {
    catches: [
      ['a persons\' theme for enterprises', { serves: { persons: false, enterprises: true }, themes: [...sound.themes, { audience: 'persons', topic: '创业' }] }, {}, 'themes'],
      ['no theme of those served', { serves: { persons: true, enterprises: false }, themes: [] }, {}, 'themes'],
    ],
    passes: [['enterprises alone', { serves: { persons: false, enterprises: true } }, {}]],
  },
  basisHasArticles: {
    catches: [['a law without article', { legalBasis: [{ law: '云湖市茶馆管理办法', articles: [] }] }, {}, 'legalBasis']],
    passes: [['one article', { legalBasis: [{ law: '云湖市茶馆管理办法', articles: ['第五条'] }] }, {}]],
  },
  otherListsAgree: {
    catches: [
      ['another name', { otherLists: [{ list: 'marketAccess', name: '茶馆开办许可', type: '行政许可' }] }, {}, 'otherLists'],
      ['another type', { otherLists: [{ list: 'marketAccess', name: '茶馆经营许可', type: '行政确认' }] }, {}, 'otherLists'],
    ],
    passes: [['two lists that agree', { otherLists: [...sound.otherLists, { list: 'investment', name: '茶馆经营许可', type: '行政许可' }] }, {}]],
  },
  licenceInOtherLists: {
    catches: [
      ['not on the market access list', { otherLists: [] }, {}, 'otherLists'],
      ['watched by nobody', { regulatoryMatter: null }, {}, 'regulatoryMatter'],
      ['a construction matter not on its list', { themes: [{ audience: 'enterprises', topic: '工程建设' }] }, {}, 'otherLists'],
    ],
    passes: [['no licence', { type: 'publicService', otherLists: [] }, {}], ['on the supervision list', { regulatoryMatter: null, otherLists: [...sound.otherLists, { list: 'internetSupervision', name: '茶馆经营许可', type: '行政许可' }] }, {}]],
  },
  licenceInYearlyList: {
    catches: [
      ['a licence not on it', {}, { licenceList: { title: '行政许可事项清单（2026年版）', codes: new Set() } }, 'type'],
      ['on it, but no licence', { type: 'confirmation' }, { licenceList: { title: '行政许可事项清单（2026年版）', codes: new Set(['tea-house-licence']) } }, 'type'],
    ],
    passes: [['on it', {}, { licenceList: { title: '行政许可事项清单（2026年版）', codes: new Set(['tea-house-licence']) } }]],
  },
  licenceHasSpecification: {
    catches: [
      ['none', { specification: null }, {}, 'specification'],
      ['without a day', { specification: { name: '规范', url: null, issuedOn: null } }, {}, 'specification/issuedOn'],
      ['an old one', { specification: { name: '规范', url: null, issuedOn: '2023-03-01' } }, {}, 'specification/issuedOn'],
      ['one of tomorrow', { specification: { name: '规范', url: null, issuedOn: '2026-03-03' } }, {}, 'specification/issuedOn'],
    ],
    passes: [['no licence', { type: 'reward', specification: null }, {}], ['three years old today', { specification: { name: '规范', url: null, issuedOn: '2023-03-02' } }, {}]],
  },
  guideFresh: {
    catches: [['half a year and a day', {}, { confirmedOn: '2025-09-01' }, '']],
    passes: [['half a year', {}, { confirmedOn: '2025-09-02' }], ['a draft nobody read yet', {}, { confirmedOn: null }]],
  },
  contentVerified: { catches: [['doubtful', { confidence: 'low' }, {}, 'confidence']], passes: [['to be verified', { confidence: 'medium' }, {}]] },
  formFillable: {
    catches: [['a form nobody can complete', {}, { formProblem: () => '请填写“经营场所”。' }, 'onlineDepth']],
    passes: [['not applied for online', { onlineDepth: 2 }, { formProblem: () => '请填写“经营场所”。' }]],
  },
  linksAnswer: {
    catches: [['a sample that is gone', {}, { brokenLinks: new Map([['/samples/tea.pdf', '页面不存在（404）。']]) }, 'result/sample'], ['a blank form that is gone', materials(aMaterial({ blankForm: 'https://example.com/a' })), { brokenLinks: new Map([['https://example.com/a', '页面不存在（404）。']]) }, 'materials/m9/blankForm']],
    passes: [['somebody else\'s', {}, { brokenLinks: new Map([['https://example.com/b', '页面不存在（404）。']]) }]],
  },
  limitNotesAgree: {
    catches: [
      ['another promise', { promisedLimitNote: '承诺时限为3个工作日' }, {}, 'promisedLimitNote'],
      ['another unit', { promisedLimitNote: '承诺办结时限：5天' }, {}, 'promisedLimitNote'],
      ['a legal limit in words only', { statutoryLimit: null, statutoryLimitNote: '法定时限20个工作日' }, {}, 'statutoryLimit'],
      ['another legal limit', { statutoryLimitNote: '法定办结时限30个工作日' }, {}, 'statutoryLimitNote'],
    ],
    passes: [['other periods', { promisedLimitNote: '不含公示时间 7 个工作日' }, {}], ['the same', { statutoryLimitNote: '法定时限20个工作日（行政许可法第四十二条）' }, {}]],
  },
  licenceLimitsInWorkdays: {
    catches: [['natural days', { promisedLimit: { amount: 5, unit: 'naturalDay' } }, {}, 'promisedLimit']],
    passes: [['no licence', { type: 'payment', promisedLimit: { amount: 5, unit: 'naturalDay' } }, {}], ['hours', { promisedLimit: { amount: 5, unit: 'hour' } }, {}]],
  },
  specialProcedureHasBasis: {
    catches: [['no basis', { steps: [aStep({ kind: 'specialProcedure', days: 3 })] }, {}, 'steps/s9/basis'], ['no time', { steps: [aStep({ kind: 'specialProcedure', basis: '行政许可法第四十五条' })] }, {}, 'steps/s9/days']],
    passes: [['a usual step', { steps: [aStep()] }, {}]],
  },
  waivedNotTaken: {
    catches: [
      ['replaced, but taken on paper', materials(aMaterial({ exemptBy: '身份证电子证照' })), {}, 'materials/m9/waiverWay'],
      ['waived by nothing', materials(aMaterial({ waiverWay: 'sharing' })), {}, 'materials/m9/exemptBy'],
      ['promised, but not to be promised', materials(aMaterial({ waiverWay: 'commitment' })), {}, 'materials/m9/commitment'],
    ],
    passes: [['replaced by a certificate', materials(aMaterial({ exemptBy: '身份证电子证照', waiverWay: 'certificate' })), {}], ['promised', materials(aMaterial({ waiverWay: 'commitment', commitment: true })), {}]],
  },
  cancelledProofsNotTaken: {
    catches: [['a cancelled proof', { cancelledProofs: [{ name: '场所使用证明', class: 'person', reason: 'noLegalBasis', substitute: null }] }, {}, 'materials/m2']],
    passes: [['another proof', { cancelledProofs: [{ name: '无犯罪记录证明', class: 'person', reason: 'noLegalBasis', substitute: null }] }, {}]],
  },
  proofsHaveBasis: {
    catches: [['a proof nobody asked for by law', materials(aMaterial({ name: '居住证明' })), {}, 'materials/m9/legalBasis']],
    passes: [['what the law asks for', materials(aMaterial({ name: '居住证明', legalBasis: '某法第三条' })), {}], ['what is looked up', materials(aMaterial({ name: '居住证明', exemptBy: '人口库' , waiverWay: 'sharing' })), {}], ['no proof', materials(aMaterial({ name: '居住情况说明' })), {}]],
  },
  governmentMaterialsShared: {
    catches: [['a government\'s paper', materials(aMaterial({ source: 'government' })), {}, 'materials/m9']],
    passes: [['one that cannot be shared', materials(aMaterial({ source: 'government', sourceNote: '境外公证机构出具，尚未共享' })), {}], ['one that is', materials(aMaterial({ source: 'government', exemptBy: '身份证电子证照', waiverWay: 'certificate' })), {}]],
  },
  holderFitsName: {
    catches: [['a spouse\'s card, called the applicant\'s', materials(aMaterial({ name: '配偶身份证', exemptBy: '身份证电子证照', waiverWay: 'certificate' })), {}, 'materials/m9/holder']],
    passes: [['called another\'s', materials(aMaterial({ name: '配偶身份证', exemptBy: '身份证电子证照', waiverWay: 'certificate', holder: 'other' })), {}], ['handed in anyway', materials(aMaterial({ name: '配偶身份证' })), {}]],
  },
  resultNameFitsKind: {
    catches: [['证 that is no certificate', { result: { ...sound.result, kind: 'proof' } }, {}, 'result/kind'], ['批复 that is no approval', { result: { ...sound.result, name: '茶馆设立批复' } }, {}, 'result/kind'], ['证 before a bracket', { result: { ...sound.result, name: '许可证（副本）', kind: 'none' } }, {}, 'result/kind']],
    passes: [['凭证', { result: { ...sound.result, name: '登记凭证', kind: 'proof' } }, {}], ['证明', { result: { ...sound.result, name: '备案证明', kind: 'proof' } }, {}], ['批复', { result: { ...sound.result, name: '茶馆设立批复', kind: 'approval' } }, {}]],
  },
  resultHasSample: {
    catches: [['no sample', { result: { ...sound.result, sample: null } }, {}, 'result/sample']],
    passes: [['no result', { result: { name: '无', kind: 'none', validity: null, sample: null } }, {}]],
  },
  feeComplete: {
    catches: [
      ['no basis', { fee: { basis: ' ', amount: '10 元', projects: [{ name: '工本费', standard: '10 元', basis: null, reduction: null }] } }, {}, 'fee/basis'],
      ['no standard', { fee: { basis: '某号文', amount: '', projects: [{ name: '工本费', standard: '10 元', basis: null, reduction: null }] } }, {}, 'fee/amount'],
      ['no projects', { fee: { basis: '某号文', amount: '10 元', projects: [] } }, {}, 'fee/projects'],
      ['a project without standard', { fee: { basis: '某号文', amount: '10 元', projects: [{ name: '工本费', standard: '', basis: null, reduction: null }] } }, {}, 'fee/projects'],
    ],
    passes: [['complete', { fee: { basis: '某号文', amount: '10 元', projects: [{ name: '工本费', standard: '10 元', basis: null, reduction: null }] } }, {}]],
  },
  noPaymentWithoutFee: {
    catches: [['paid online, but free', { onlinePayment: true }, {}, 'onlinePayment']],
    passes: [['paid online', { onlinePayment: true, fee: { basis: '某号文', amount: '10 元', projects: [] } }, {}]],
  },
  licenceHasQuestion: { catches: [['no question', { questions: [] }, {}, 'questions']], passes: [['no licence', { type: 'reward', questions: [] }, {}]] },
  licenceHasFiveSteps: { catches: [['four steps', { steps: sound.steps.slice(0, 4) }, {}, 'steps']], passes: [['no licence', { type: 'reward', steps: sound.steps.slice(0, 4) }, {}]] },
  handlingItemsSound: {
    catches: [
      ['number 0', { handlingItems: [{ id: 'h1', sequence: 0, name: '首次' }] }, {}, 'handlingItems/h1/sequence'],
      ['the same number', { handlingItems: [{ id: 'h1', sequence: 1, name: '首次' }, { id: 'h2', sequence: 1, name: '变更' }] }, {}, 'handlingItems/h2/sequence'],
    ],
    passes: [['two numbers', { handlingItems: [{ id: 'h1', sequence: 1, name: '首次' }, { id: 'h2', sequence: 99, name: '变更' }] }, {}]],
  },
  intermediaryHasBasis: { catches: [['no basis', { intermediary: '检测机构' }, {}, 'intermediary']], passes: [['by law', { intermediary: '检测机构（《计量法》第九条）' }, {}]] },
  localVisitsHaveReason: {
    catches: [['visits here without reason', {}, localItem({ siteVisits: 1, onlineDepth: 3 }), 'siteVisitReason'], ['none here, but a reason', {}, localItem({ siteVisitReason: '核验原件' }), 'siteVisitReason']],
    passes: [['as the standard', { siteVisits: 1, onlineDepth: 3 }, {}]],
  },
  noVisitHasAnotherWay: {
    catches: [['no visit, not online, no post', { onlineDepth: 2, handlingForms: ['window'] }, {}, 'handlingForms']],
    passes: [['by post', { onlineDepth: 2, handlingForms: ['window', 'post'] }, {}], ['with a visit', { onlineDepth: 2, handlingForms: ['window'], siteVisits: 1 }, {}]],
  },
  fullDepthNeedsNoVisit: {
    catches: [['Ⅳ with a visit', { siteVisits: 1 }, {}, 'siteVisits'], ['in one place', {}, localItem({ siteVisits: 1 }), 'siteVisits']],
    passes: [['Ⅲ with a visit', { siteVisits: 1, onlineDepth: 3 }, {}]],
  },
  phonesDiffer: {
    catches: [['the same number', { complaintPhone: '0000 7900001' }, {}, 'complaintPhone'], ['the same in one place', {}, localItem({ complaintPhone: '0000-7900001' }), 'complaintPhone']],
    passes: [['the hall\'s and 12345', { consultationPhone: null, complaintPhone: null }, {}]],
  },
  phonesHaveAreaCode: {
    catches: [
      ['no area code', { consultationPhone: '7900001' }, {}, 'consultationPhone'],
      ['the second of two', { complaintPhone: '0000-7900002、7900003' }, {}, 'complaintPhone'],
      ['of a place', {}, atPlace({ handledAt: [{ ...office, phone: '7900101' }] }), 'places/p1/phone'],
      ['of a hall', {}, atPlace({ hall: { ...aPlace().hall!, phone: '见公告' } }), 'places'],
    ],
    passes: [['short numbers', { consultationPhone: '12345', complaintPhone: '(0000)7900002' }, {}]],
  },
  hoursNameWorkdays: {
    catches: [['of a hall', {}, atPlace({ hall: { ...aPlace().hall!, hours: '9:00–17:00' } }), 'places'], ['of a place', {}, atPlace({ handledAt: [{ ...office, hours: '上午' }] }), 'places/p1/hours']],
    passes: [['every day', {}, atPlace({ handledAt: [{ ...office, hours: '每天 9:00–17:00' }] })]],
  },
  placePublishedIsReal: {
    catches: [
      ['another address than the hall\'s', {}, atPlace({ handledAt: [{ ...centre, address: '澄湖区旧街9号' }] }), 'places/p1/address'],
      ['not in the hall and nowhere else', { inHall: false, notInHallReason: '涉密' }, {}, 'places'],
      ['in a hall that is not there', {}, atPlace({ hall: null }), 'places'],
    ],
    passes: [['the hall\'s own address', {}, atPlace({ handledAt: [{ ...centre, address: '澄湖区 湖滨路1号' }] })], ['an office besides', {}, atPlace({ handledAt: [office] })], ['not in the hall, but here', { inHall: false, notInHallReason: '涉密' }, atPlace({ handledAt: [office] })]],
  },
  outsideHallHasReason: {
    catches: [['no reason', { inHall: false }, {}, 'notInHallReason'], ['a reason, but in the hall', { notInHallReason: '涉密' }, {}, 'notInHallReason'], ['in one place', {}, localItem({ inHall: false }), 'notInHallReason']],
    passes: [['a reason', { inHall: false, notInHallReason: '涉密' }, {}]],
  },
  localDifferencesHold: {
    catches: [['a promise longer than the standard\'s', {}, atPlace({ lapsed: { promisedLimit: '不能长于标准的5个工作日。' } }), 'promisedLimit']],
    passes: [['nothing lapsed', {}, atPlace({ lapsed: {} })]],
  },
  onlineAlsoAtWindow: {
    catches: [['online alone', { handlingForms: ['online'] }, {}, 'handlingForms']],
    passes: [['paid without being asked for', { handlingForms: ['online'], withoutApplication: true }, {}]],
  },
  handlingFormsFitDepth: {
    catches: [['Ⅳ without online', { handlingForms: ['window'] }, {}, 'handlingForms'], ['online with Ⅱ', { onlineDepth: 2 }, {}, 'onlineDepth'], ['a terminal it does not support', { handlingForms: ['window', 'online', 'terminal'] }, {}, 'supportsTerminal']],
    passes: [['with a terminal', { handlingForms: ['window', 'online', 'terminal'], supportsTerminal: true }, {}]],
  },
  crossRegionFitsDepth: {
    catches: [['online everywhere with Ⅲ', { onlineDepth: 3, crossRegion: { scopes: ['全省'], modes: ['全程网办'] } }, {}, 'crossRegion']],
    passes: [['handed on', { onlineDepth: 3, crossRegion: { scopes: ['全省'], modes: ['异地代收代办'] } }, {}]],
  },
}

const ruleOf = (id: string) => checkRules.find((rule) => rule.id === id)!
const find = (id: string, content: Partial<ItemContent>, facts: Partial<CheckFacts>) => ruleOf(id).find(aSoundContent(content), someFacts(facts))

test('every rule has examples, and every example a rule', () => {
  expect(Object.keys(examples).sort()).toEqual(checkRules.map(({ id }) => id).sort())
  for (const [id, { catches, passes }] of Object.entries(examples)) expect(catches.length * passes.length, `${id}: one that it catches and one that passes`).toBeGreaterThan(0)
})

test('a sound item passes every rule', () => {
  expect(runChecks(aSoundContent(), someFacts(), (id) => ruleOf(id).severity)).toEqual([])
})

describe.each(checkRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('says what is right, by which source, in Chinese', () => {
    expect(rule.title).toMatch(/[一-鿿]/)
    expect(rule.source).toMatch(/[一-鿿]/)
    expect(SEVERITIES).toContain(rule.severity)
  })

  test.each(examples[id]!.catches)('catches %s', (_what, content, facts, path) => {
    const findings = find(id, content, facts)
    expect(findings.map((finding) => finding.path)).toContain(path)
    for (const { message } of findings) expect(message).toMatch(/。$/)
  })

  test.each(examples[id]!.passes)('passes %s', (_what, content, facts) => expect(find(id, content, facts)).toEqual([]))
})

describe('running the rules', () => {
  const broken = aSoundContent({ questions: [], onlinePayment: true })

  test('what may not be published comes first', () => {
    expect(runChecks(broken, someFacts(), (id) => ruleOf(id).severity).map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['noPaymentWithoutFee', 'block'], ['licenceHasQuestion', 'warn']])
  })

  test('a rule that is switched off finds nothing', () => {
    expect(runChecks(broken, someFacts(), (id) => (id === 'noPaymentWithoutFee' ? 'off' : 'block')).map(({ ruleId }) => ruleId)).toEqual(['licenceHasQuestion'])
  })

  test('what is said of a place follows the setting of its region, of the item itself the city\'s', () => {
    const facts = someFacts(localItem({ complaintPhone: '0000-7900001' }))
    const severityOf = (_id: string, region: string | undefined) => (region === '379902' ? 'warn' : 'off')
    expect(runChecks(broken, facts, severityOf)).toEqual([expect.objectContaining({ ruleId: 'phonesDiffer', divisionCode: '379902000000', severity: 'warn' })])
  })
})

test.each([['2026-03-02', 6, '2025-09-02'], ['2026-08-31', 6, '2026-02-28'], ['2024-02-29', 12, '2023-02-28'], ['2026-01-15', 1, '2025-12-15']])('%s less %i months is %s', (day, months, before) => {
  expect(monthsBefore(day, months)).toBe(before)
})
