import Type from 'typebox'
import { notFound } from '../../platform/errors.ts'
import { defineOperation } from '../../platform/operations.ts'
import { getPublicAddress } from '../../platform/public-address.ts'
import { canActFor } from '../subjects/index.ts'
import { IdentifierParams } from './contract.ts'
import { getCertificate } from './find-certificate.ts'
import { renderCertificate } from './render-certificate.ts'

/** The certificate as a PDF, for its holder and whoever may act for the holder. */
export const openOwnCertificate = defineOperation({
  id: 'certificates.openOwn',
  summary: '打开我的证照（PDF）',
  audience: 'citizen',
  permission: 'certificates.readOwn',
  params: IdentifierParams,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params }) {
    const certificate = await getCertificate(ctx, params.identifier)
    if (!(await canActFor(ctx, certificate.holderId))) throw notFound('这份证照', 'certificates.not_found')
    return (await renderCertificate(ctx, params.identifier, `${await getPublicAddress(ctx, certificate.region)}/certificates/${params.identifier}`)) as never
  },
})
