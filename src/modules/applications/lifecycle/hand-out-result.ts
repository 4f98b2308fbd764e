import { defineOperation } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import type { Application } from '../application.ts'
import { CommandAnswer, NumberParams } from '../contract.ts'
import { pickUpCodeOf, pickUpIndexOf } from '../delivery/pick-up-code.ts'
import { insertReadyResult } from '../delivery/ready-result-store.ts'
import { officerFor } from '../reading/officer-access.ts'
import { changeApplication } from './change-application.ts'

/** 出件: the result lies ready at the window, to be fetched with the code the applicant is told. */
export const handOutResult = defineOperation({
  id: 'applications.handOut',
  summary: '出件',
  audience: 'staff',
  permission: 'applications.handOut',
  params: NumberParams,
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params, version }) {
    const officer = await getOfficer(ctx)
    // What was taken in elsewhere lies ready where it was taken in, once it has come there.
    const placeOf = ({ hallId, detail: { remote } }: Application): string => (remote && officer.hallId === remote.hallId ? remote.hallId : hallId)
    return changeApplication(ctx, {
      number: params.number,
      version,
      toActor: (application) => officerFor(ctx, application, 'handOut'),
      toCommands: (application) => [{ verb: 'handOut', place: placeOf(application) }],
      toParts: (application) => {
        const { region, number, applicantId, applicantName, itemName } = application
        const hallId = placeOf(application)
        return [insertReadyResult({ region, number, hallId, codeIndex: pickUpIndexOf(ctx, hallId, pickUpCodeOf(ctx, number)), applicantId, applicantName, itemName, readyOn: ctx.clock.today() })]
      },
    })
  },
})
