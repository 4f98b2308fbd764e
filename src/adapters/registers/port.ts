/** A value of a register as it stands there. Dates are legal dates `YYYY-MM-DD`. */
export type RegisterValue = string | number | boolean

/** What a register says of one person or enterprise. */
export type RegisterAnswer =
  | { found: true; /** By the register's own field names, in Chinese. */ fields: Readonly<Record<string, RegisterValue>>; /** When the register last changed or confirmed it; ISO 8601. */ asOf: string }
  | { found: false }

export interface RegisterQuestion {
  /** The register by its name: 不动产登记信息. */
  register: string
  /** 公民身份号码 or 统一社会信用代码, in full. */
  identity: string
  kind: 'person' | 'enterprise'
  name: string
}

/** The registers of other departments (人口、市场主体、不动产、社会保险…), as the platform needs them. A real connection is an adapter beside `demo.ts`. */
export interface Registers {
  /** Chinese: through what they are asked. */
  name: string
  /** Which registers can be asked at all. */
  has(register: string): boolean
  /**
   * Asks one register about one subject. Asking changes nothing there.
   * @throws Error when there is no usable answer; `signal` ends the patience of whoever asks
   */
  ask(question: RegisterQuestion, signal: AbortSignal): Promise<RegisterAnswer>
}

declare module '../../platform/context.ts' {
  interface Outside {
    registers?: Registers
  }
}
