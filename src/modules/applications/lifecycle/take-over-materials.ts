import Type from 'typebox'
import { getOfficer } from '../../organisation/index.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 签收: the deciding office has what the receiving window sent. */
export const takeOverMaterials = defineOfficerCommand({
  id: 'applications.takeOver',
  summary: '签收移交材料',
  body: Type.Object({ note: Type.Optional(Type.String({ title: '签收说明', maxLength: 500 })) }, { additionalProperties: false }),
  toCommand: async (ctx, _application, { note }) => ({ verb: 'takeOver', by: (await getOfficer(ctx)).name, note }),
})
