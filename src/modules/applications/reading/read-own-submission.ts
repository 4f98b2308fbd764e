import Type, { type Static } from 'typebox'
import { defineOperation } from '../../../platform/operations.ts'
import { getItemVersion } from '../../catalogue/index.ts'
import type { HandedMaterial } from '../application.ts'
import { MaterialsInput, NumberParams, SubmitBody } from '../contract.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { listEvents } from '../record/application-store.ts'
import { isTheFormItself } from '../../materials/index.ts'
import { citizenFor } from './citizen-access.ts'
import { formHandedIn } from './handed-in-form.ts'

const { item, region, division, applicant, situations, form } = SubmitBody.properties

/** One's own application as it was handed in last, in the shape in which it is handed in: what somebody who mends it begins with. */
export const readOwnSubmission = defineOperation({
  id: 'applications.readOwnSubmission',
  summary: '我提交的申请内容（用于修改后重新提交）',
  audience: 'citizen',
  permission: 'applications.readOwn',
  params: NumberParams,
  output: Type.Object({ item, itemVersion: Type.Integer(), region, division, applicant, situations, form, materials: MaterialsInput }),
  async run(ctx, { params }) {
    const application = await getApplication(ctx, params.number)
    await citizenFor(ctx, application)
    const { detail, region: place, divisionCode, applicantId } = application
    const [version, events] = await Promise.all([getItemVersion(ctx, application.itemCode, application.itemVersion), listEvents(ctx.db, place, application.number)])
    const answers = (await formHandedIn(ctx, application.itemCode, events))?.answers ?? {}
    const inGuide = [...version.materials, ...version.situations.flatMap(({ options }) => options.flatMap(({ addMaterials }) => addMaterials))]
    // The form itself is handed in by being filled in: nobody claims anything for it.
    const theForm = new Set(inGuide.filter(isTheFormItself).map(({ id }) => id))
    const chosen = new Map(detail.situations.map(({ question, answer }) => [question, answer]))
    return {
      item: application.itemCode,
      itemVersion: application.itemVersion,
      region: place,
      // The region's own body is meant when no township or village is named.
      ...(divisionCode === `${place}000000` ? {} : { division: divisionCode }),
      applicant: applicantId,
      situations: Object.fromEntries(version.situations.flatMap(({ id, question, options }) => options.filter(({ label }) => label === chosen.get(question)).map((option) => [id, option.id]))),
      form: answers,
      materials: Object.fromEntries(detail.materials.flatMap((material) => {
        const handed = theForm.has(material.id) ? undefined : toInput(material)
        return handed ? [[material.id, handed]] : []
      })),
    }
  },
})

function toInput({ provided, files, declinedSharing }: HandedMaterial): Static<typeof MaterialsInput>[string] | undefined {
  switch (provided) {
    case 'file': return { files, ...(declinedSharing ? { declined: true } : {}) }
    case 'paper': return { onPaper: true }
    case 'waived': return { waived: true }
    case 'deferred': return { deferred: true }
    case 'committed': return { committed: true }
    case 'none': return undefined
  }
}
