import { ChecksBody } from '../contract.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 受理: every material is in and in the legal form (行政许可法 art. 32(5)). The statutory and the promised clock start. */
export const acceptApplication = defineOfficerCommand({
  id: 'applications.accept',
  summary: '受理',
  body: ChecksBody,
  toCommand: (_ctx, _application, body) => ({ verb: 'accept', checks: body.checks ?? [] }),
})
