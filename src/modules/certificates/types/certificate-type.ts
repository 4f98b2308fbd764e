/** Who may hold it. */
export type HolderKind = 'person' | 'enterprise' | 'any'

export const holderKindWords: Record<HolderKind, string> = { person: '自然人', enterprise: '法人和其他组织', any: '自然人、法人和其他组织' }

/** What a kind of certificate is, as its defining department describes it (GB/T 36902 目录信息规范). */
export interface TypeDescription {
  holderKind: HolderKind
  /** What it says beside the common fields, in the order of print: 经营项目. */
  fields: string[]
  /** 5年, 长期: what is usual; null where each has its own. */
  validity: string | null
  /** The page it is printed on. */
  template: string
}

/** The one page there is for all types (`certificate-template.ts`). */
export const GENERAL_TEMPLATE = '通用证照版式'

/** 证照类型. The description is null where nobody has given one: a type comes into being when the first is issued. */
export interface CertificateType {
  /** 21 characters: the defining department's USCC and a serial. */
  code: string
  definerUscc: string
  name: string
  holderKind: HolderKind | null
  fields: string[] | null
  validity: string | null
  template: string | null
  createdAt: Date
}
