import { linksOutside } from '../hall-chain-rules.ts'
import { type CancelledProof, durationText, itemWords, type Material, type ServiceItem, type TownshipCategory } from '../item.ts'
import type { Breakdown, ItemList, ListRow, ListSubject, Share, Township } from './list.ts'

type Column = readonly [title: string, text: (subject: ListSubject) => string]

const DEPARTMENT: Column = ['实施部门', ({ item }) => item.departmentName]
const TYPE: Column = ['事项类型', ({ item }) => itemWords.type[item.type]]
const LEVELS: Column = ['行使层级', ({ item }) => joined(item.levels.map((level) => itemWords.level[level]))]
const PROMISE: Column = ['承诺时限', ({ item }) => durationText(item.promisedLimit)]

const joined = (texts: readonly string[]): string => (texts.length === 0 ? '无' : texts.join('、'))
const namesOf = (materials: readonly Material[]): string => joined(materials.map(({ name }) => name))

/** One row for each item. */
const perItem = (...columns: Column[]): Pick<ItemList, 'columns' | 'rowsOf'> => ({
  columns: columns.map(([title]) => title),
  rowsOf: (subject) => [toRow(subject, columns.map(([, text]) => text(subject)))],
})

const toRow = ({ item }: ListSubject, cells: string[]): ListRow => ({ itemCode: item.code, itemName: item.name, cells })

export function toShare(title: string, formula: string, numerator: number, denominator: number): Share {
  return { title, formula, numerator, denominator, percent: denominator === 0 ? null : Math.round((numerator / denominator) * 1000) / 10 }
}

const isLicenceInHall = ({ item }: ListSubject): boolean => item.type === 'licence' && item.inHall

/** 零跑腿率 and 只跑一次率 are told of the licences in the hall: that is the denominator of the published figures. */
const shareOfLicencesInHall = (included: readonly ListSubject[], all: readonly ListSubject[]): Share[] => [
  toShare('占进驻大厅的行政许可', '本清单中进驻大厅的行政许可 ÷ 全部进驻大厅的行政许可', included.filter(isLicenceInHall).length, all.filter(isLicenceInHall).length),
]

const deferrable = ({ item }: ListSubject) => item.materials.filter((material) => material.deferrable)
const committable = ({ item }: ListSubject) => item.materials.filter((material) => material.commitment)
const exempt = ({ item }: ListSubject) => item.materials.filter((material) => material.exemptBy !== null)
const isOnlineThroughout = ({ onlineDepth }: ServiceItem): boolean => onlineDepth === 4
const canApplyOnline = ({ onlineDepth }: ServiceItem): boolean => onlineDepth >= 3
const scopesMatching = ({ item }: ListSubject, pattern: RegExp): string[] => item.crossRegion?.scopes.filter((scope) => pattern.test(scope)) ?? []
const MODES: Column = ['通办方式', ({ item }) => joined(item.crossRegion?.modes ?? [])]

/** 三进三上 as this platform can prove each of it from the elements of an item. */
export const HALL_AND_NET = [
  { title: '进大厅', rule: '进驻政务服务大厅', holds: (item: ServiceItem) => item.inHall },
  { title: '进窗口', rule: '进驻大厅，并且办理形式有窗口办理', holds: (item: ServiceItem) => item.inHall && item.handlingForms.includes('window') },
  { title: '进一窗出件', rule: '进窗口，并且不另设系统入口：由综合窗口统一收件、统一出件', holds: (item: ServiceItem) => item.inHall && item.handlingForms.includes('window') && item.onlineUrl === null },
  { title: '上网', rule: '可以网上申请（网办深度Ⅲ级以上）', holds: canApplyOnline },
  { title: '上平台', rule: '上网，并且在本平台直接申请，或另有入口但登录一次即可', holds: (item: ServiceItem) => canApplyOnline(item) && (item.onlineUrl === null || item.singleSignOn) },
  { title: '上中台', rule: '上平台，并且至少一份材料由电子证照、数据共享或内部核查取得', holds: (item: ServiceItem) => canApplyOnline(item) && (item.onlineUrl === null || item.singleSignOn) && item.materials.some(({ waiverWay }) => waiverWay === 'certificate' || waiverWay === 'sharing' || waiverWay === 'internalCheck') },
] as const

const CHANNELS = [
  { title: '窗口办', rule: '办理形式有窗口办理', holds: (item: ServiceItem) => item.handlingForms.includes('window') },
  { title: '网上办', rule: '网办深度Ⅲ级以上', holds: canApplyOnline },
  { title: '全程网办', rule: '网办深度Ⅳ级', holds: isOnlineThroughout },
  { title: '邮寄申请', rule: '办理形式有邮寄申请', holds: (item: ServiceItem) => item.handlingForms.includes('post') },
  { title: '结果寄送', rule: '支持物流快递或办理形式有快递送达', holds: (item: ServiceItem) => item.supportsExpress || item.handlingForms.includes('express') },
  { title: '自助办', rule: '支持自助终端或办理形式有自助终端', holds: (item: ServiceItem) => item.supportsTerminal || item.handlingForms.includes('terminal') },
] as const

const isExplained = ({ acceptanceStandard, fillingNotes, blankForm, sample }: Material): boolean => [acceptanceStandard, fillingNotes, blankForm, sample].some((each) => each !== null)

const yesNo = (holds: boolean): string => (holds ? '是' : '否')

const isTownship = (divisionCode: string): boolean => divisionCode.slice(6, 9) !== '000' && divisionCode.endsWith('000')

/** For each township the categories of the eleven in which it handles nothing at all. */
export function townshipCoverage(subjects: readonly ListSubject[], townships: readonly Township[]): Breakdown {
  const categories = Object.keys(itemWords.townshipCategory) as TownshipCategory[]
  const covered = new Map<string, Set<TownshipCategory>>()
  for (const { item, entries } of subjects) {
    if (item.townshipCategory === null) continue
    for (const { division_code } of entries) {
      if (!isTownship(division_code)) continue
      const here = covered.get(division_code) ?? new Set()
      covered.set(division_code, here.add(item.townshipCategory))
    }
  }
  return {
    title: '各乡镇（街道）覆盖情况：十一类中还空着哪几类',
    columns: ['乡镇（街道）', '已覆盖', '还空着的类别'],
    rows: townships.map(({ code, name }) => {
      const here = covered.get(code)
      const empty = categories.filter((category) => !here?.has(category)).map((category) => itemWords.townshipCategory[category])
      return [name, `${categories.length - empty.length} / ${categories.length} 类`, joined(empty)]
    }),
  }
}

/** Short enough for a column; the rule of the list says them in full. */
const PROOF_REASONS: Record<CancelledProof['reason'], string> = { noLegalBasis: '法无规定，取消', obtainable: '能查到，不再交' }

/** 86 = 52 + 34: the proofs by whom they were asked of and why they went. One asked for by several items is one proof. */
function proofTable(included: readonly ListSubject[]): Breakdown {
  const all = included.flatMap(({ item }) => item.cancelledProofs)
  const proofs = [...new Map(all.map((proof) => [`${proof.class}/${proof.name}`, proof])).values()]
  const reasons = Object.keys(PROOF_REASONS) as CancelledProof['reason'][]
  const line = (title: string, of: readonly CancelledProof[]): string[] => [title, ...reasons.map((reason) => String(of.filter((proof) => proof.reason === reason).length)), String(of.length)]
  const classes = Object.entries(itemWords.proofClass) as [CancelledProof['class'], string][]
  return {
    title: `共取消 ${proofs.length} 项证明（同名的只计一次）`,
    columns: ['类别', ...reasons.map((reason) => PROOF_REASONS[reason]), '合计'],
    rows: proofs.length === 0 ? [] : [...classes.map(([key, title]) => line(title, proofs.filter((proof) => proof.class === key))), line('合计', proofs)],
  }
}

/** How many of a list have each value. */
function counted(title: string, column: string, values: readonly string[]): Breakdown {
  const groups = [...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length] as const)
  return { title, columns: [column, '项数'], rows: groups.sort(([, a], [, b]) => b - a).map(([value, count]) => [value, String(count)]) }
}

/** Every list the platform publishes, in the order in which a person meets them. */
export const ITEM_LISTS: readonly ItemList[] = [
  {
    id: 'zero-visit',
    title: '零跑腿事项清单',
    explanation: '从申请到拿到结果，一次也不用到现场。',
    rule: '到办事现场次数为 0',
    source: '“零跑腿、只跑一次”事项清单',
    includes: ({ item }) => item.siteVisits === 0,
    ...perItem(DEPARTMENT, TYPE, PROMISE, ['网办深度', ({ item }) => itemWords.onlineDepth[item.onlineDepth]]),
    sharesOf: shareOfLicencesInHall,
  },
  {
    id: 'single-visit',
    title: '只跑一次事项清单',
    explanation: '最多到现场一次就能办完，清单写明为什么必须去这一次。',
    rule: '到办事现场次数为 1',
    source: '“零跑腿、只跑一次”事项清单',
    includes: ({ item }) => item.siteVisits === 1,
    ...perItem(DEPARTMENT, TYPE, ['必须去一次的原因', ({ item }) => item.siteVisitReason ?? '未写明']),
    sharesOf: shareOfLicencesInHall,
  },
  {
    id: 'no-meeting',
    title: '不见面审批事项清单',
    explanation: '网上申请、网上审批、结果网上领取或寄送，全程不用见面。',
    rule: '网办深度Ⅳ级（全程网办），并且到办事现场次数为 0',
    source: '不见面审批事项清单',
    includes: ({ item }) => isOnlineThroughout(item) && item.siteVisits === 0,
    ...perItem(DEPARTMENT, TYPE, PROMISE, ['结果', ({ item }) => item.result.name]),
  },
  {
    id: 'deferrable',
    title: '容缺受理事项清单',
    explanation: '主要材料齐全就先受理，表中的可容缺材料可以后补。',
    rule: '至少一份申请材料可容缺',
    source: '容缺受理事项清单（事项名称、主要申请材料、可容缺材料）',
    includes: (subject) => deferrable(subject).length > 0,
    ...perItem(DEPARTMENT, ['主要申请材料', ({ item }) => namesOf(item.materials.filter((material) => material.necessary && !material.deferrable))], ['可容缺材料', (subject) => namesOf(deferrable(subject))]),
  },
  {
    id: 'commitment',
    title: '告知承诺事项清单',
    explanation: '书面承诺符合条件，就不用再交表中的材料；承诺不实要承担责任。',
    rule: '整个事项实行告知承诺，或至少一份材料可告知承诺',
    source: '国办发〔2020〕42号（证明事项和涉企经营许可事项告知承诺制）',
    includes: (subject) => subject.item.commitmentSystem || committable(subject).length > 0,
    ...perItem(DEPARTMENT, ['承诺范围', ({ item }) => (item.commitmentSystem ? '整个事项' : '部分材料')], ['可承诺的材料', (subject) => namesOf(committable(subject))]),
  },
  {
    id: 'exempt-materials',
    title: '免提交材料事项清单',
    explanation: '表中的材料由平台取得，不用您交；取不到时才请您提交。',
    rule: '至少一份材料写明由电子证照、数据共享等代替',
    source: '电子证照、数据共享免提交清单',
    includes: (subject) => exempt(subject).length > 0,
    columns: ['免提交的材料', '由什么代替', '方式'],
    rowsOf: (subject) => exempt(subject).map(({ name, exemptBy, waiverWay }) => toRow(subject, [name, exemptBy ?? '', waiverWay === null ? '未写明' : itemWords.waiverWay[waiverWay]])),
  },
  {
    id: 'material-standards',
    title: '申请材料标准清单',
    explanation: '每份材料怎样算合格、怎样填、到哪里取空白表和样表，办之前先对照。',
    rule: '至少一份材料写明了受理标准、填报须知、空白表格或示例样表',
    source: '申请材料标准要求公布',
    includes: ({ item }) => item.materials.some(isExplained),
    columns: ['材料', '受理标准', '填报须知', '空白表格', '示例样表'],
    rowsOf: (subject) => subject.item.materials.filter(isExplained).map(({ name, acceptanceStandard, fillingNotes, blankForm, sample }) => toRow(subject, [name, acceptanceStandard ?? '—', fillingNotes ?? '—', blankForm ?? '—', sample ?? '—'])),
  },
  {
    id: 'channels',
    title: '办理渠道清单',
    explanation: '每个事项可以到窗口、在网上、邮寄还是在自助机上办，结果能不能寄。',
    rule: '全部事项，按办理形式列出',
    source: '网上办、掌上办、就近办渠道标志',
    includes: () => true,
    ...perItem(DEPARTMENT, ...CHANNELS.map(({ title, holds }): Column => [title, ({ item }) => yesNo(holds(item))])),
    sharesOf: (_included, all) => CHANNELS.map(({ title, rule, holds }) => toShare(`${title}率`, `${rule}的事项 ÷ 全部事项`, all.filter(({ item }) => holds(item)).length, all.length)),
  },
  {
    id: 'within-city',
    title: '同城通办事项清单',
    explanation: '在本市任何一个大厅都能办，不用回到户籍地或登记地。',
    rule: '通办范围含同城或全市',
    source: '政务服务“同城通办”事项清单',
    includes: (subject) => scopesMatching(subject, /同城|全市/).length > 0,
    ...perItem(DEPARTMENT, TYPE, MODES),
  },
  {
    id: 'cross-province',
    title: '跨省通办事项清单',
    explanation: '在外省也能办，不用专门回来。',
    rule: '通办范围含跨省或全国',
    source: '国办发〔2020〕35号（政务服务“跨省通办”）',
    includes: (subject) => scopesMatching(subject, /跨省|全国/).length > 0,
    ...perItem(DEPARTMENT, TYPE, MODES),
  },
  {
    id: 'in-hall',
    title: '进驻政务服务大厅事项清单',
    explanation: '这些事都可以在政务服务大厅的综合窗口办。',
    rule: '进驻政务服务大厅为“是”',
    source: '政务服务事项应进必进',
    includes: ({ item }) => item.inHall,
    ...perItem(DEPARTMENT, TYPE, LEVELS),
  },
  {
    id: 'not-in-hall',
    title: '进驻大厅负面清单',
    explanation: '这些事不在政务服务大厅办，清单写明原因；清单之外的都应进驻。',
    rule: '进驻政务服务大厅为“否”',
    source: '政务服务事项进驻负面清单',
    includes: ({ item }) => !item.inHall,
    ...perItem(DEPARTMENT, TYPE, ['不进驻的原因', ({ item }) => item.notInHallReason ?? '未写明，请责任部门补充']),
  },
  {
    id: 'whole-chain',
    title: '全链条进厅事项清单',
    explanation: '从受理到送达，哪些环节在政务服务大厅办；不在的写明原因。',
    rule: '进驻政务服务大厅，并且写明了在大厅办的环节',
    source: '应进必进、进必授权，全链条进厅',
    includes: ({ item }) => item.inHall && item.hallChain !== null,
    ...perItem(
      DEPARTMENT,
      ['在大厅办的环节', ({ item }) => joined((item.hallChain?.links ?? []).map((link) => itemWords.hallLink[link]))],
      ['不在大厅办的', ({ item }) => joined(linksOutside(item).map((link) => itemWords.hallLink[link]))],
      ['原因', ({ item }) => item.hallChain?.reason ?? '—'],
    ),
    sharesOf: (included, all) => {
      const inHall = all.filter(({ item }) => item.inHall)
      return [toShare('全链条进厅率', '各环节都在大厅办的事项 ÷ 进驻大厅的事项', included.filter(({ item }) => linksOutside(item).length === 0).length, inHall.length)]
    },
  },
  {
    id: 'levels',
    title: '三级进驻事项权责清单',
    explanation: '市县、乡镇（街道）、村（社区）各自办什么、决定什么。',
    rule: '全部进驻大厅的事项，按行使层级列出',
    source: '三级进驻事项权责清单',
    includes: ({ item }) => item.inHall,
    ...perItem(LEVELS, ['权限划分', ({ item }) => item.powerDivision ?? '按行使层级办理'], DEPARTMENT),
    breakdownsOf: (included) => [counted('各级有多少项', '层级', included.flatMap(({ item }) => item.levels.map((level) => itemWords.level[level])))],
  },
  {
    id: 'township',
    title: '乡镇（街道）进驻事项清单',
    explanation: '十一类事项在乡镇（街道）便民服务中心就能办；下面还写明哪里哪一类还空着。',
    rule: '写明了乡镇进驻类别（十一类之一）',
    source: '乡镇政务服务进驻事项十一类',
    includes: ({ item }) => item.townshipCategory !== null,
    ...perItem(['类别', ({ item }) => (item.townshipCategory ? itemWords.townshipCategory[item.townshipCategory] : '')], DEPARTMENT, LEVELS),
    breakdownsOf: (included, _all, townships) => [
      counted('各类有多少项', '类别', included.map(({ item }) => itemWords.townshipCategory[item.townshipCategory!])),
      townshipCoverage(included, townships),
    ],
  },
  {
    id: 'village',
    title: '村级（社区）事项清单',
    explanation: '在村（社区）便民服务站就能办，或由代办员帮办。',
    rule: '行使层级含村（社区）',
    source: '村级事项应进必进',
    includes: ({ item }) => item.levels.includes('village'),
    ...perItem(DEPARTMENT, TYPE, PROMISE),
  },
  {
    id: 'delegated',
    title: '下放和委托事项清单',
    explanation: '原来由上级办的事，下放或委托给本级办。',
    rule: '权力来源为上级下放、上级委托或同级委托',
    source: '向镇街下放（委托）事项清单',
    includes: ({ item }) => item.powerSource === 'delegated' || item.powerSource === 'entrustedAbove' || item.powerSource === 'entrustedPeer',
    ...perItem(DEPARTMENT, ['权力来源', ({ item }) => itemWords.powerSource[item.powerSource]], ['委托部门', ({ item }) => item.entrustedBy ?? '—'], LEVELS),
  },
  {
    id: 'sunk',
    title: '下沉办理事项清单',
    explanation: '上级的事项在家门口办：基层代为受理、授权办理，或派人帮办代办。',
    rule: '写明了下沉方式',
    source: '“家门口办”下沉事项清单（委托受理、授权办理、帮办代办）',
    includes: ({ item }) => item.sinking !== null,
    ...perItem(DEPARTMENT, ['方式', ({ item }) => (item.sinking ? itemWords.sinkingWay[item.sinking.way] : '')], ['下沉到', ({ item }) => (item.sinking ? itemWords.level[item.sinking.toLevel] : '')], ['文书', ({ item }) => item.sinking?.document ?? '未写明']),
    breakdownsOf: (included) => [counted('三种方式各有多少项', '方式', included.map(({ item }) => itemWords.sinkingWay[item.sinking!.way]))],
  },
  {
    id: 'doorstep',
    title: '家门口办事项清单',
    explanation: '上学、就业、社保、看病、养老、救助和户口这七类事，在家门口就能办。',
    rule: '写明了家门口办领域（七个领域之一）',
    source: '“家门口办”七个领域',
    includes: ({ item }) => item.doorstepField !== null,
    ...perItem(
      ['领域', ({ item }) => (item.doorstepField ? itemWords.doorstepField[item.doorstepField] : '')],
      DEPARTMENT, LEVELS,
      ['下沉方式', ({ item }) => (item.sinking ? `${itemWords.sinkingWay[item.sinking.way]}（${itemWords.level[item.sinking.toLevel]}）` : '—')],
    ),
    breakdownsOf: (included) => [counted('七个领域各有多少项', '领域', included.map(({ item }) => itemWords.doorstepField[item.doorstepField!]))],
  },
  {
    id: 'licences',
    title: '行政许可事项清单',
    explanation: '依法设定的行政许可都在这里，清单之外不得许可。每年公布一版，并与今天比较。',
    rule: '事项类型为行政许可',
    source: '国办发〔2022〕2号（全面实行行政许可事项清单管理）',
    includes: ({ item }) => item.type === 'licence',
    ...perItem(DEPARTMENT, ['设定依据', ({ item }) => joined(item.legalBasis.map(({ law, articles }) => `《${law}》${articles.join('、')}`))], LEVELS),
  },
  {
    id: 'public-services',
    title: '公共服务事项清单',
    explanation: '由政府部门、群团组织和公用企业提供的服务。',
    rule: '事项类型为公共服务',
    source: '公共服务事项目录',
    includes: ({ item }) => item.type === 'publicService',
    ...perItem(DEPARTMENT, PROMISE, LEVELS),
  },
  {
    id: 'public-services-in-hall',
    title: '依申请公共服务进厅清单',
    explanation: '水、电、气、热、社保等依申请办理的公共服务，也进了政务服务大厅。',
    rule: '事项类型为公共服务，并且进驻政务服务大厅',
    source: '依申请公共服务事项进厅',
    includes: ({ item }) => item.type === 'publicService' && item.inHall,
    ...perItem(DEPARTMENT, PROMISE, LEVELS),
    sharesOf: (included, all) => [toShare('进厅率', '本清单事项 ÷ 全部公共服务事项', included.length, all.filter(({ item }) => item.type === 'publicService').length)],
    breakdownsOf: (included) => [counted('各部门进厅多少项', '部门', included.map(({ item }) => item.departmentName))],
  },
  {
    id: 'hall-and-net',
    title: '三进三上清单',
    explanation: '每个事项是否进大厅、进窗口、进一窗出件，是否上网、上平台、上中台。',
    rule: '全部事项；六个标志都由事项要素算出，算法写在下表',
    source: '三进三上（进大厅、进窗口、进一窗出件；上网、上平台、上中台）',
    includes: () => true,
    ...perItem(DEPARTMENT, ...HALL_AND_NET.map(({ title, holds }): Column => [title, ({ item }) => yesNo(holds(item))])),
    sharesOf: (_included, all) => HALL_AND_NET.map(({ title, rule, holds }) => toShare(`${title}率`, `${rule}的事项 ÷ 全部事项`, all.filter(({ item }) => holds(item)).length, all.length)),
  },
  {
    id: 'cancelled-proofs',
    title: '取消的证明事项清单',
    explanation: '这些证明不再向您要：没有法律法规规定的直接取消，能查询到的不再提交。',
    rule: '事项要素“取消的证明”中逐项列出',
    source: '证明事项清理：法无规定的一律取消，法有规定但能查询到的无需提交',
    includes: ({ item }) => item.cancelledProofs.length > 0,
    columns: ['取消的证明', '类别', '理由', '代替方式'],
    rowsOf: (subject) => subject.item.cancelledProofs.map((proof) => toRow(subject, [proof.name, itemWords.proofClass[proof.class], itemWords.proofReason[proof.reason], proof.substitute ?? '不用代替'])),
    breakdownsOf: (included) => [proofTable(included)],
  },
  {
    id: 'emerging-fields',
    title: '新兴领域事项清单',
    explanation: '为跨境电商、直播带货等新业态补充的事项。',
    rule: '写明了新兴领域',
    source: '新兴领域补充标准',
    includes: ({ item }) => item.emergingField !== null,
    ...perItem(['新兴领域', ({ item }) => item.emergingField ?? ''], DEPARTMENT, TYPE),
    breakdownsOf: (included) => [counted('各领域有多少项', '领域', included.map(({ item }) => item.emergingField!))],
  },
  {
    id: 'without-application',
    title: '免申即享事项清单',
    explanation: '符合条件的不用申请，直接兑现。',
    rule: '免申即享为“是”',
    source: '惠企利民政策免申即享清单',
    includes: ({ item }) => item.withoutApplication,
    ...perItem(DEPARTMENT, TYPE, ['条件', ({ item }) => joined(item.conditions)]),
  },
  {
    id: 'instant-decision',
    title: '秒批事项清单',
    explanation: '由平台按规则自动比对、当场作出决定。',
    rule: '秒批为“是”',
    source: '“秒批秒办”事项清单',
    includes: ({ item }) => item.instantDecision,
    ...perItem(DEPARTMENT, TYPE, PROMISE),
  },
  {
    id: 'life-events',
    title: '高效办成一件事成员清单',
    explanation: '编入“一件事”的单个事项：一次申请，多个部门一起办。',
    rule: '“一件事”成员为“是”',
    source: '国发〔2024〕3号（推动“高效办成一件事”）',
    includes: ({ item }) => item.partOfLifeEvent,
    ...perItem(DEPARTMENT, TYPE, PROMISE),
  },
]

/** A list with its numbers, as it stands. */
export interface AskedList {
  list: ItemList
  rows: ListRow[]
  /** Items in it; `rows` may be more, where an item has several materials or proofs. */
  itemCount: number
  shares: Share[]
  breakdowns: Breakdown[]
}

export function askList(list: ItemList, all: readonly ListSubject[], townships: readonly Township[]): AskedList {
  const included = all.filter((subject) => list.includes(subject))
  return {
    list,
    rows: included.flatMap((subject) => list.rowsOf(subject)),
    itemCount: included.length,
    shares: [toShare('占全部事项', `${list.rule}的事项 ÷ 全部事项`, included.length, all.length), ...(list.sharesOf?.(included, all) ?? [])],
    breakdowns: (list.breakdownsOf?.(included, all, townships) ?? []).filter((breakdown) => breakdown.rows.length > 0),
  }
}

/** What an edition keeps of an item. */
export interface FrozenItem {
  code: string
  name: string
  departmentName: string
  version: number
}

export interface EditionComparison {
  added: FrozenItem[]
  removed: FrozenItem[]
  renamed: { code: string; before: string; after: string }[]
  unchangedCount: number
}

export const freeze = (list: ItemList, all: readonly ListSubject[]): FrozenItem[] =>
  all.filter((subject) => list.includes(subject)).map(({ item: { code, name, departmentName, version } }) => ({ code, name, departmentName, version }))

/** What became of a frozen list: items are told apart by their code, which stays when the name changes. */
export function compareEditions(before: readonly FrozenItem[], after: readonly FrozenItem[]): EditionComparison {
  const old = new Map(before.map((item) => [item.code, item]))
  const now = new Set(after.map(({ code }) => code))
  const renamed = after.flatMap((item) => {
    const was = old.get(item.code)
    return was && was.name !== item.name ? [{ code: item.code, before: was.name, after: item.name }] : []
  })
  const added = after.filter(({ code }) => !old.has(code))
  return { added, removed: before.filter(({ code }) => !now.has(code)), renamed, unchangedCount: after.length - added.length - renamed.length }
}
