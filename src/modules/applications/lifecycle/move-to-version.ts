import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getItemAt } from '../../catalogue/index.ts'
import type { Application } from '../application.ts'
import { getDirectory } from '../../organisation/index.ts'
import { getSubject } from '../../subjects/index.ts'
import { resolveClaims } from '../submission/resolve-claims.ts'
import { stepOfficesOf } from '../submission/step-offices.ts'
import { reasonAgainst } from './lifecycle-rules.ts'
import { changeApplication } from './change-application.ts'
import { citizenFor } from '../reading/citizen-access.ts'
import { CommandAnswer, NumberParams } from '../contract.ts'
import { effectOf, type NewVersionEffect } from './new-version.ts'

/** 改按新版指南办理: the applicant agrees; whoever says nothing is handled by the version the case began under. */
export const moveToVersion = defineOperation({
  id: 'applications.moveToVersion',
  summary: '同意改按新版办事指南办理',
  audience: 'citizen',
  permission: 'applications.moveToVersion',
  params: NumberParams,
  body: Type.Object({ itemVersion: Type.Integer({ title: '指南版本', minimum: 1 }) }, { additionalProperties: false }),
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) =>
    changeApplication(ctx, {
      number: params.number,
      version,
      verb: 'moveToVersion',
      toActor: (application) => citizenFor(ctx, application),
      async toCommands(application) {
        const effect = await findEffect(ctx, application)
        // She agreed to what she was shown: a version that came meanwhile is another question.
        if (effect && effect.content.itemVersion !== body.itemVersion) throw new Refusal(409, 'applications.version_changed', '办事指南刚刚又更新了，请看过最新内容再决定。')
        if (!effect) throw new Refusal(409, 'applications.no_newer_version', '办事指南没有更新，本件按现在的指南办理。')
        return [{ verb: 'moveToVersion', effect }]
      },
    }),
})

/** What the item's present version would mean for a case that may still move; undefined when there is nothing to move to. */
export async function findNewVersion(ctx: Context, application: Application): Promise<NewVersionEffect | undefined> {
  return reasonAgainst(application, 'moveToVersion') ? undefined : findEffect(ctx, application)
}

async function findEffect(ctx: Context, application: Application): Promise<NewVersionEffect | undefined> {
  try {
    const { item } = await getItemAt(ctx, application.itemCode, application.region, application.divisionCode)
    if (item.version <= application.itemVersion) return undefined
    const [directory, applicant] = await Promise.all([getDirectory(ctx), getSubject(ctx, application.applicantId)])
    const every = [...item.materials, ...item.situations.flatMap(({ options }) => options.flatMap(({ addMaterials }) => addMaterials))]
    const resolutions = await resolveClaims(ctx, { item, needed: every, applicant, region: application.region, materials: {} })
    return effectOf(application, item, stepOfficesOf(directory, item, application), resolutions)
  } catch (error) {
    // Suspended, cancelled, or no longer handled here: the case goes on by the version it has.
    if (error instanceof Refusal) return undefined
    throw error
  }
}
