import { toChineseDate } from '../../../platform/pdf/chinese-text.ts'
import type { PdfBlock, PdfDocument, SectionBlock } from '../../../platform/pdf/pdf-document.ts'
import type { Guide } from '../contract.ts'
import type { ServiceItem } from '../item.ts'

/** One item as its place handles it: the guide, and what the guide leaves to a person's answers. */
export interface ManualItem {
  guide: Guide
  item: Pick<ServiceItem, 'situations' | 'questions'>
}

export interface Manual {
  /** 云湖市澄湖区 */
  placeName: string
  /** The one department it is made for. */
  department: string | null
  /** Legal date of the day it is made. */
  date: string
  /** In the order of the booklet. */
  items: readonly ManualItem[]
}

/** 办事手册: cover, contents, and each item on a page of its own, in the order of the guide on the portal. */
export function toManualDocument({ placeName, department, date, items }: Manual): PdfDocument {
  const title = `${placeName}${department ?? ''}办事手册`
  const chapters = Map.groupBy(items, ({ guide }) => guide.entry?.authorityName ?? guide.departmentName)
  return {
    title,
    author: placeName,
    date,
    header: title,
    footer: `内容以政务服务网公布的最新指南为准。打印日期：${toChineseDate(date)}`,
    blocks: [
      { kind: 'cover', title, lines: [`共 ${items.length} 项`, toChineseDate(date)] },
      { kind: 'contents', title: '目录' },
      ...[...chapters].flatMap(([authority, ofAuthority]): PdfBlock[] => [
        { kind: 'section', text: authority, level: 1, startsPage: true },
        ...ofAuthority.flatMap((item, index) => itemBlocks(item, index > 0)),
      ]),
    ],
  }
}

function itemBlocks({ guide, item }: ManualItem, startsPage: boolean): PdfBlock[] {
  const heading: SectionBlock = { kind: 'section', text: guide.name, level: 2, ...(startsPage ? { startsPage: true } : {}) }
  return [
    heading,
    { kind: 'keyValues', rows: factsOf(guide).map((fact) => [fact]) },
    ...titled('谁可以办', listed(guide.conditions)),
    ...titled('要交什么', [materialTable(guide)]),
    ...titled('不同情形', listed(situationNotes(item))),
    ...titled('怎么办', [stepTable(guide)]),
    ...titled('依据', listed(guide.legalBasis.map(({ law, articles }) => `《${law.replace(/^《|》$/g, '')}》${articles.join('、')}`))),
    ...titled('常见问题', listed(item.questions.map(({ question, answer }) => `${question}\n${answer}`))),
  ]
}

function factsOf(guide: Guide): { label: string; value: string }[] {
  const { entry } = guide
  const where = entry === null ? [] : [`${entry.hall.name}（${entry.hall.address}）`, ...entry.handlingPlaces.map(({ name, address }) => `${name}（${address}）`)]
  const hours = entry === null ? '' : [entry.hall.hours, ...entry.handlingPlaces.map((place) => `${place.name}：${place.hours}`)].join('\n')
  return [
    { label: '服务对象', value: [guide.serves.persons && '个人', guide.serves.enterprises && '法人'].filter(Boolean).join('、') },
    { label: '多久办好', value: `${guide.promisedText}（法定时限：${guide.statutoryText}）` },
    { label: '跑几次', value: guide.siteVisits === 0 ? '不用跑' : `${guide.siteVisits} 次${guide.siteVisitReason ? `：${guide.siteVisitReason}` : ''}` },
    { label: '收费', value: guide.fee ? `${guide.fee.amount}（${guide.fee.basis}）` : '不收费' },
    { label: '办成拿到', value: [guide.result.name, guide.result.validity && `有效期：${guide.result.validity}`].filter(Boolean).join('，') },
    { label: '在哪里办', value: where.join('\n') || '请拨打 12345 咨询' },
    ...(hours === '' ? [] : [{ label: '办理时间', value: hours }]),
    { label: '电话', value: `咨询 ${guide.consultationPhone}；监督投诉 ${guide.complaintPhone}` },
    ...(entry === null ? [] : [{ label: '实施编码', value: entry.taskCode }]),
  ]
}

const materialTable = ({ materials }: Guide): PdfBlock => ({
  kind: 'table',
  columns: [{ title: '序号', share: 1.4, align: 'center' }, { title: '材料', share: 6 }, { title: '形式', share: 2, align: 'center' }, { title: '份数', share: 1.4, align: 'center' }, { title: '说明', share: 5 }],
  rows: materials.map((material, index) => [
    String(index + 1), material.name, material.formName, material.copies === 0 ? '—' : String(material.copies),
    [material.necessary ? '' : '需要时提交', material.exemptBy && `可免提交：${material.exemptBy}`, material.deferrable && '可容缺后补', material.commitment && '可告知承诺', material.sourceName].filter(Boolean).join('；'),
  ]),
})

/** What an answer adds or removes, because on paper nobody can answer. */
const situationNotes = ({ situations }: ManualItem['item']): string[] =>
  situations.flatMap(({ question, options }) => options.flatMap(({ label, addMaterials, removeMaterials }) => {
    const changes = [addMaterials.length > 0 && `另交${addMaterials.map(({ name }) => name).join('、')}`, removeMaterials.length > 0 && `不用交${removeMaterials.join('、')}`].filter((change) => change !== false)
    return changes.length === 0 ? [] : [`${question}选“${label}”的，${changes.join('；')}。`]
  }))

const stepTable = ({ steps }: Guide): PdfBlock => ({
  kind: 'table',
  columns: [{ title: '步骤', share: 1.4, align: 'center' }, { title: '环节', share: 2, align: 'center' }, { title: '做什么', share: 6 }, { title: '天数', share: 2, align: 'center' }],
  rows: steps.map(({ kindName, name, days, countedInPromise }, index) => [String(index + 1), kindName, name, `${days === 0 ? '当场' : days}${countedInPromise ? '' : '（不计入）'}`]),
})

const listed = (items: string[]): PdfBlock[] => (items.length === 0 ? [] : [{ kind: 'list', items }])

/** Nothing where nothing follows. */
const titled = (text: string, blocks: PdfBlock[]): PdfBlock[] => (blocks.length === 0 ? [] : [{ kind: 'heading', text }, ...blocks])
