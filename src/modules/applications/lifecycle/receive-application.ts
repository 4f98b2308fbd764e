import { defineOfficerCommand } from './define-officer-command.ts'

/** 收件: the materials are here; from now five workdays run to accept or to say what is missing (行政许可法 art. 32(4)). */
export const receiveApplication = defineOfficerCommand({
  id: 'applications.receive',
  summary: '收件',
  toCommand: () => ({ verb: 'receive' }),
})
