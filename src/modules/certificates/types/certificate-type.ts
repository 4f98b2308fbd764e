/** Who may hold it. */
export type HolderKind = 'person' | 'enterprise' | 'any'

export const holderKindWords: Record<HolderKind, string> = { person: '自然人', enterprise: '法人和其他组织', any: '自然人、法人和其他组织' }

export type TypeFieldKind = 'text' | 'date' | 'number'

export const typeFieldKindWords: Record<TypeFieldKind, string> = { text: '文字', date: '日期', number: '数字' }

/** What a certificate of a type says beside the common fields: 经营项目. */
export interface TypeField {
  name: string
  kind: TypeFieldKind
  /** A certificate that is brought in has to say it. */
  isRequired: boolean
}

/** What a kind of certificate is, as its defining department describes it (GB/T 36902 目录信息规范). */
export interface TypeDescription {
  holderKind: HolderKind
  /** In the order of print. */
  fields: TypeField[]
  /** 5年, 长期: what is usual; null where each has its own. */
  validity: string | null
  /** Of health, disability, convictions and the like (个人信息保护法 art. 28): stands in for a material only with the holder's separate consent (art. 29). */
  isSensitive: boolean
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
  fields: TypeField[] | null
  validity: string | null
  isSensitive: boolean
  template: string | null
  /** Of its description; 0 where nobody has given one. */
  version: number
  createdAt: Date
}

/** One description of a type, as it was given. */
export interface TypeVersion extends TypeDescription {
  version: number
  describedAt: Date
  /** An account; null where the platform was set up with it. */
  describedBy: string | null
}
