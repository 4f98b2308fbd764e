import Type from 'typebox'
import { getOfficer } from '../../organisation/index.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 移交: the receiving window sends what is on paper to the deciding office, and signs for what it sent. */
export const handOverMaterials = defineOfficerCommand({
  id: 'applications.handOver',
  summary: '移交代收材料',
  body: Type.Object({
    originals: Type.Array(Type.String({ title: '移交的材料', minLength: 1, maxLength: 100, pattern: '\\S' }), { title: '移交清单', minItems: 1, maxItems: 100 }),
    courierNumber: Type.Optional(Type.String({ title: '快递单号', minLength: 1, maxLength: 40 })),
  }, { additionalProperties: false }),
  toCommand: async (ctx, _application, { originals, courierNumber }) => ({ verb: 'handOver', by: (await getOfficer(ctx)).name, originals, courierNumber }),
})
