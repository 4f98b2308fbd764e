import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { changeApplication } from './change-application.ts'
import { citizenFor } from '../reading/citizen-access.ts'
import { CommandAnswer, MaterialsInput, NumberParams } from '../contract.ts'
import { refuseForeignFiles } from '../submission/handed-files.ts'
import { officerFor } from '../reading/officer-access.ts'

const body = Type.Object({ materials: MaterialsInput }, { additionalProperties: false })

/** 补正: everything the notice asked for, in one go; the case counts as received on that day (行政许可法 art. 32(5)). */
export const supplyCorrection = defineOperation({
  id: 'applications.supplyCorrection',
  summary: '提交补正材料',
  audience: 'citizen',
  permission: 'applications.supplyCorrection',
  params: NumberParams,
  body,
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) => supply(ctx, params.number, version, body.materials, 'citizen'),
})

/** The same at a counter, where paper is handed over. */
export const supplyCorrectionAtCounter = defineOperation({
  id: 'applications.supplyCorrectionAtCounter',
  summary: '窗口代收补正材料',
  audience: 'staff',
  permission: 'applications.intake',
  params: NumberParams,
  body,
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) => supply(ctx, params.number, version, body.materials, 'staff'),
})

async function supply(ctx: Context, number: string, version: number, materials: Static<typeof MaterialsInput>, by: 'citizen' | 'staff') {
  await refuseForeignFiles(ctx, materials)
  return changeApplication(ctx, {
    number,
    version,
    toActor: (application) => (by === 'citizen' ? citizenFor(ctx, application) : officerFor(ctx, application, 'supplyCorrection')),
    toCommands: () => [{
      verb: 'supplyCorrection',
      materials: Object.entries(materials)
        .filter(([, handed]) => handed.files?.length || (by === 'staff' && handed.onPaper))
        .map(([id, handed]) => ({ id, provided: handed.files?.length ? 'file' as const : 'paper' as const, files: handed.files ?? [] })),
    }],
  })
}
