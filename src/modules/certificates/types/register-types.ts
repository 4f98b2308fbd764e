import type { Platform } from '../../../platform/context.ts'
import { getDirectory } from '../../organisation/index.ts'
import { claimTypeCode } from '../certificate-store.ts'
import { definerOf, typesExhausted } from '../prepare-certificate.ts'
import { GENERAL_TEMPLATE, type TypeDescription } from './certificate-type.ts'
import { SENSITIVE_TYPES_MEMO } from './sensitive-types.ts'
import { isSameDescription } from './type-rules.ts'
import { type DescribedType, describeTypes, findType } from './type-store.ts'

/** A type to enter in the directory; `authorityId` is any department of the line: its city's department defines the type. */
export interface NewCertificateType extends Omit<TypeDescription, 'template'> {
  authorityId: string
  name: string
}

/** Enters types in the directory (证照类型目录), or describes those that are there and say something else. @throws Refusal when a department has used up its 999 */
export async function registerCertificateTypes(platform: Pick<Platform, 'db' | 'memo' | 'clock'>, types: readonly NewCertificateType[]): Promise<void> {
  const directory = await getDirectory(platform)
  const at = platform.clock.now()
  const rows: DescribedType[] = []
  for (const { authorityId, name, ...description } of types) {
    const code = await claimTypeCode(platform.db, definerOf(directory, authorityId), name, at)
    if (!code) throw typesExhausted()
    const { holderKind, fields, validity, isSensitive, version } = (await findType(platform.db, code))!
    if (holderKind && fields && isSameDescription({ holderKind, fields, validity, isSensitive }, description)) continue
    rows.push({ ...description, template: GENERAL_TEMPLATE, code, seen: version })
  }
  await platform.db.transaction(async (db) => {
    await describeTypes(db, rows, null, at)
    await platform.memo.touch(db, SENSITIVE_TYPES_MEMO)
  })
}
