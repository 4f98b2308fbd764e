import { durationText, type Material, type ServiceItem } from '../../catalogue/index.ts'
import type { Commitment, Deferral } from '../application.ts'

export type PromiseKind = 'deferral' | Commitment['kind']

/** What an applicant signs, word for word. A wording that was signed once never changes: a new one gets the next version. */
export interface PromiseText {
  kind: PromiseKind
  title: string
  version: number
  sections: { heading: string; lines: string[] }[]
  /** The sentence above the signature. */
  declaration: string
}

/** What a promise is made about: the guide, the materials it is made for, and the local numbers of the day. */
export interface PromiseMatter {
  item: Pick<ServiceItem, 'name' | 'legalBasis' | 'conditions' | 'promisedLimit'>
  materials: readonly Pick<Material, 'name'>[]
  authorityName: string
  /** Workdays in which what is deferred has to come. */
  deferralDays: number
  deferralClock: Deferral['clock']
  deferralOverrun: Deferral['overrun']
  /** Days within which a commitment is checked. */
  checkDays: number
}

const overrunWords: Record<Deferral['overrun'], string> = { withdrawn: '视为撤回申请，办件终止', returned: '按退件处理，办件终止', ended: '终止办理' }

const basisOf = ({ item }: PromiseMatter): string[] => item.legalBasis.map(({ law, articles }) => `《${law}》${articles.join('、')}`)
const orNone = (lines: string[], none: string): string[] => (lines.length > 0 ? lines : [none])
const namesOf = ({ materials }: PromiseMatter): string[] => materials.map(({ name }) => name)

/** 国办发〔2020〕42号: what stands behind every commitment, and whom it is closed to. */
const CLOSED_TO = '有较严重的不良信用记录，或者作过虚假承诺、没有兑现承诺的，在信用修复以前不适用，按一般程序办理。'

/** Each wording by its version; the newest is shown, older ones stay readable. */
const WORDINGS: Record<PromiseKind, readonly ((matter: PromiseMatter) => Omit<PromiseText, 'kind' | 'version'>)[]> = {
  deferral: [(matter) => ({
    title: '容缺受理承诺书',
    sections: [
      { heading: '依据', lines: ['《优化营商环境条例》及本地容缺受理规定', ...basisOf(matter)] },
      { heading: '条件', lines: ['基本条件具备，主要申请材料齐全且符合法定形式，只缺少下列次要材料；申请人自愿选择，也可以备齐材料后再申请。'] },
      { heading: '后补的材料', lines: namesOf(matter) },
      {
        heading: '承诺内容',
        lines: [
          `自受理之日起 ${matter.deferralDays} 个工作日内补齐上列材料，具体日期以《容缺受理通知书》为准。`,
          '补交的材料真实、合法、有效，符合办事指南的要求。',
          `知悉材料补齐以前不作出决定；补交期间办理期限${matter.deferralClock === 'runs' ? '照常计算' : '暂停计算'}。`,
        ],
      },
      { heading: '法律责任', lines: [`逾期没有补齐的，${overrunWords[matter.deferralOverrun]}，由此产生的后果由申请人承担，并记入承诺履约记录，修复以前不再适用容缺受理和告知承诺。`] },
      { heading: '核查办法', lines: [`${matter.authorityName}收到补交的材料后逐份核对；不符合要求的，视为没有补交。`] },
    ],
    declaration: '以上内容已经阅读并理解。承诺是本人（本单位）的真实意思表示，愿意承担不履行承诺的后果。',
  })],
  proof: [(matter) => ({
    title: '证明事项告知承诺书',
    sections: [
      { heading: '依据', lines: ['《国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见》（国办发〔2020〕42号）', ...basisOf(matter)] },
      { heading: '条件', lines: orNone(matter.item.conditions, '符合办事指南载明的条件。') },
      { heading: '以承诺代替的材料', lines: namesOf(matter) },
      {
        heading: '承诺内容',
        lines: ['已经知晓上列证明事项的依据、条件和要求。', '自身情况符合上列材料所要证明的内容，所作的承诺真实、准确。', '愿意配合核查；作出决定以前可以撤回承诺，撤回后按一般程序提交材料。'],
      },
      { heading: '法律责任', lines: ['承诺不实的，依法终止办理、责令限期整改、撤销决定或者予以处罚，并记入信用记录。', CLOSED_TO] },
      { heading: '核查办法', lines: [`${matter.authorityName}在 ${matter.checkDays} 天内通过数据比对、部门协查或现场检查核实。`] },
    ],
    declaration: '以上内容已经阅读并理解。承诺是本人（本单位）的真实意思表示，愿意承担承诺不实的法律责任。',
  })],
  licence: [(matter) => ({
    title: '行政审批告知承诺书',
    sections: [
      { heading: '依据', lines: ['《国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见》（国办发〔2020〕42号）', ...basisOf(matter)] },
      { heading: '条件', lines: orNone(matter.item.conditions, '符合办事指南载明的条件。') },
      { heading: '材料', lines: orNone(namesOf(matter), '办事指南列出的材料已经提交，没有以承诺代替的。') },
      {
        heading: '承诺内容',
        lines: [
          '已经知晓办理的条件、标准和要求，并已经符合全部条件。',
          `选择告知承诺方式，请求当场作出决定；不选择的，按一般程序办理（${durationText(matter.item.promisedLimit)}）。`,
          '取得决定后的经营或者活动始终符合承诺的条件；作出决定以前可以撤回承诺。',
        ],
      },
      { heading: '法律责任', lines: ['核查发现承诺不实的，责令限期整改；逾期不改或者整改后仍不符合条件的，撤销决定，依法处罚，并记入信用记录。', CLOSED_TO] },
      { heading: '核查办法', lines: [`${matter.authorityName}自决定之日起 ${matter.checkDays} 天内核查，包括现场检查、数据比对和抽查。`] },
    ],
    declaration: '以上内容已经阅读并理解。承诺是本人（本单位）的真实意思表示，愿意承担承诺不实的法律责任。',
  })],
}

/** The version that is signed now. */
export const currentTextVersion = (kind: PromiseKind): number => WORDINGS[kind].length

/** The text of a version; the newest unless told. @throws RangeError when there never was such a version */
export function toPromiseText(kind: PromiseKind, matter: PromiseMatter, version = currentTextVersion(kind)): PromiseText {
  const wording = WORDINGS[kind][version - 1]
  if (!wording) throw new RangeError(`no such wording: ${kind} ${version}`)
  return { kind, version, ...wording(matter) }
}
