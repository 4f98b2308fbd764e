import type { DocumentKind } from './document-templates.ts'

/** The word of each kind in its number: 云湖县审批**受**字. One word a kind, so that a case never meets the same number twice. */
const KIND_WORDS: Record<DocumentKind, string> = {
  submissionReceipt: '回', preReviewOpinion: '预', receipt: '收', correctionNotice: '补', supplementReceipt: '补收', acceptanceNotice: '受', refusalNotice: '不受',
  specialProcedureNotice: '特', extensionNotice: '延', hearingNotice: '听', decision: '决', collectionNotice: '领', courierSlip: '寄', deliveryRecord: '送',
  terminationNotice: '终', transferSlip: '转', voidingDecision: '废', revocationDecision: '撤', rectificationNotice: '改', handoverSlip: '移',
}

/** 机关代字 as offices commonly abbreviate themselves; a body that is not here uses its name without its ending. */
const OFFICE_WORDS: Readonly<Record<string, string>> = {
  行政审批服务局: '审批', 政务服务管理办公室: '政务', 大数据局: '数', 发展和改革委员会: '发改', 教育局: '教', 科学技术局: '科', 工业和信息化局: '工信', 公安局: '公', 民政局: '民', 司法局: '司',
  财政局: '财', 人力资源和社会保障局: '人社', 自然资源和规划局: '自然资规', 生态环境局: '环', 住房和城乡建设局: '建', 交通运输局: '交', 水利局: '水', 农业农村局: '农', 商务局: '商', 文化和旅游局: '文旅',
  卫生健康委员会: '卫健', 退役军人事务局: '退役', 应急管理局: '应急', 市场监督管理局: '市监', 医疗保障局: '医保', 城市管理局: '城管', 税务局: '税', 烟草专卖局: '烟', 消防救援大队: '消', 住房公积金管理中心: '公积金',
  残疾人联合会: '残', 信访局: '信',
}
const ENDING = /(人民政府|办事处|居民委员会|村民委员会|委员会|管理中心|办公室|局|中心|公司)$/

export const officeWord = (shortName: string): string => OFFICE_WORDS[shortName] ?? (shortName.replace(ENDING, '') || shortName)

/** A row of numbers: one a region, office, word and year. */
export interface NumberSeries {
  /** Six digits: where its counter is kept, which is where the case is. */
  region: string
  /** 云湖县审批受字: region, office and word as printed. Two offices that share a name share a counter, so a printed number stays unique. */
  heading: string
  year: number
}

export const toHeading = (regionName: string, word: string, kind: DocumentKind): string => `${regionName}${word}${KIND_WORDS[kind]}字`

const DIGITS = 5

/** 云湖县审批受字〔2026〕第00012号 (GB/T 9704-2012 §7.2.5: year in full, in 六角括号). */
export const toDocumentNumber = ({ heading, year }: NumberSeries, serial: number): string => `${heading}〔${year}〕第${String(serial).padStart(DIGITS, '0')}号`
