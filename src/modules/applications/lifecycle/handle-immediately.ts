import { defineOperation } from '../../../platform/operations.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Command } from './command.ts'
import { reasonAgainstImmediate } from './lifecycle-rules.ts'
import { changeApplication } from './change-application.ts'
import { ChecksBody, CommandAnswer, NumberParams } from '../contract.ts'
import { prepareFor } from './make-certificate.ts'
import { getPower } from '../reading/granted-power.ts'
import { officerFor } from '../reading/officer-access.ts'

/**
 * 即办: an immediate item is received, accepted, reviewed, granted and delivered in one sitting by the window that is
 * authorised for it. Every step is still an event of its own (S002 9: 收件即受理、受理即办理).
 */
export const handleImmediately = defineOperation({
  id: 'applications.handleImmediately',
  summary: '即办件当场办结',
  audience: 'staff',
  permission: 'applications.handleImmediately',
  params: NumberParams,
  body: ChecksBody,
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params, body, version }) {
    let prepared: Awaited<ReturnType<typeof prepareFor>> | undefined
    return changeApplication(ctx, {
      number: params.number,
      version,
      toActor: (application) => officerFor(ctx, application, 'accept'),
      toCommands: async (application): Promise<Command[]> => {
        const { detail } = application
        const reason = reasonAgainstImmediate(application)
        if (reason) throw new Refusal(409, detail.kind === 'immediate' ? 'applications.not_open' : 'applications.not_immediate', reason)
        // The window decides in the authority's name: only its chief representative may (首席事务代表).
        const grant = await getPower(ctx, application, 'immediate')
        if (detail.makesCertificate) prepared = await prepareFor(ctx, application)
        return [
          { verb: 'accept', checks: body.checks ?? [] },
          ...detail.reviewSteps.map((): Command => ({ verb: 'review', opinion: 'agree', note: '当场审查，符合条件' })),
          { verb: 'decide', outcome: 'granted', reason: '当场办结', grantId: grant.id },
          ...(prepared ? [{ verb: 'makeCertificate', identifier: prepared.identifier, certificateNumber: prepared.number, hash: prepared.hash } satisfies Command] : []),
          { verb: 'deliver', method: application.channel === 'online' ? 'electronic' : 'counter', receiver: application.applicantName },
        ]
      },
      toParts: () => (prepared ? [prepared.part] : []),
      toAnnouncements: () => (prepared ? [prepared.announcement] : []),
    })
  },
})
