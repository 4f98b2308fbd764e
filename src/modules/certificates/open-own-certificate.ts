import Type from 'typebox'
import { notFound } from '../../platform/errors.ts'
import { defineOperation } from '../../platform/operations.ts'
import { getPublicAddress } from '../../platform/public-address.ts'
import { canActFor } from '../subjects/index.ts'
import { IdentifierParams } from './contract.ts'
import { getCertificate } from './find-certificate.ts'
import { renderCertificate } from './render-certificate.ts'

/** The certificate as a PDF or an OFD, for its holder and whoever may act for the holder. */
export const openOwnCertificate = defineOperation({
  id: 'certificates.openOwn',
  summary: '打开我的证照（PDF 或 OFD）',
  audience: 'citizen',
  permission: 'certificates.readOwn',
  params: IdentifierParams,
  query: Type.Object({ format: Type.Optional(Type.Union([Type.Literal('pdf'), Type.Literal('ofd')], { title: '版式', description: '不写为 PDF；OFD 为国家标准版式文件（GB/T 33190）。' })) }, { additionalProperties: false }),
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params, query }) {
    const certificate = await getCertificate(ctx, params.identifier)
    if (!(await canActFor(ctx, certificate.holderId))) throw notFound('这份证照', 'certificates.not_found')
    return (await renderCertificate(ctx, params.identifier, `${await getPublicAddress(ctx, certificate.region)}/certificates/${params.identifier}`, query.format)) as never
  },
})
