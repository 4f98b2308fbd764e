/** What can stand in for a material, as items name it (免提交依据): a certificate, or what a register says. */
export interface Source {
  /** As items name it: 居民身份证电子证照, 不动产登记信息. */
  name: string
  kind: 'certificate' | 'register'
  /** Any valid certificate of one of these names. */
  certificateNames: string[]
  /** As the registers' connection knows it; null for a certificate. */
  register: string | null
  /** Whose it has to be. An enterprise shows its legal representative's where it is a person's, a person that of the enterprise they represent. */
  holderKind: 'person' | 'enterprise' | 'either'
  /** 敏感个人信息: asks for a separate consent (个人信息保护法 art. 29). */
  isSensitive: boolean
  /** Of a register: which questions of application forms its entries answer (自动填表). */
  prefills: Prefill[]
  note: string
  changedBy: string
  changedAt: Date
}

/** One entry of a register, as it calls it (坐落), and the names of the questions it answers (businessPremises). */
export interface Prefill {
  entry: string
  fields: string[]
}
