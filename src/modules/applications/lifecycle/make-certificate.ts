import { defineOperation } from '../../../platform/operations.ts'
import type { Announcement } from '../../../platform/announcement.ts'
import type { Context } from '../../../platform/context.ts'
import { getItemVersion } from '../../catalogue/index.ts'
import { prepareCertificate } from '../../certificates/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import type { Application } from '../application.ts'
import { changeApplication } from './change-application.ts'
import { CommandAnswer, NumberParams } from '../contract.ts'
import { officerFor } from '../reading/officer-access.ts'

/** 制证: the certificate is issued in the same write that records it on the case. */
export const makeCertificate = defineOperation({
  id: 'applications.makeCertificate',
  summary: '制证',
  audience: 'staff',
  permission: 'applications.makeCertificate',
  params: NumberParams,
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params, version }) {
    let prepared: Awaited<ReturnType<typeof prepareFor>> | undefined
    return changeApplication(ctx, {
      number: params.number,
      version,
      verb: 'makeCertificate',
      toActor: (application) => officerFor(ctx, application, 'makeCertificate'),
      toCommands: async (application) => {
        prepared = await prepareFor(ctx, application)
        return [{ verb: 'makeCertificate', identifier: prepared.identifier, certificateNumber: prepared.number, hash: prepared.hash }]
      },
      toParts: () => [prepared!.part],
      toAnnouncements: (): Announcement[] => [prepared!.announcement],
    })
  },
})

/** The certificate of a granted case, ready to be written. */
export async function prepareFor(ctx: Context, application: Application) {
  const [item, directory] = await Promise.all([getItemVersion(ctx, application.itemCode, application.itemVersion), getDirectory(ctx)])
  const authority = directory.authority(application.authorityId)
  return prepareCertificate(ctx, {
    region: application.region,
    applicationNumber: application.number,
    certificateName: item.result.name,
    authority: { id: authority.id, name: authority.name, uscc: authority.uscc },
    holder: { id: application.applicantId, name: application.applicantName },
    content: [{ label: '办理事项', value: application.itemName }, ...application.detail.situations.map(({ question, answer }) => ({ label: question.replace(/[?？]$/, ''), value: answer }))],
    issuedOn: ctx.clock.today(),
    validity: item.result.validity,
  })
}
