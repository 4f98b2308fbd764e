import { createHash } from 'node:crypto'
import { SIGNED_VALUE } from '../signed-file/ofd-slot.ts'
import { SEAL_SCHEME } from '../signed-file/seal-slot.ts'
import { element, xmlFile } from './ofd-xml.ts'

/** The list of signatures of the document. */
export const SIGNATURES = 'Doc_0/Signs/Signatures.xml'
const SIGNATURE = 'Doc_0/Signs/Sign_0/Signature.xml'
/** Object identifiers of SM2 with SM3, and of SM3 (GM/T 0006-2012). */
const SM2_WITH_SM3 = '1.2.156.10197.1.501'
const SM3 = '1.2.156.10197.1.401'

/**
 * The files that describe a signature over all files of a package (GB/T 33190-2016 §18): each with its SM3. The value of the
 * signature is written beside them later; it covers the bytes of the whole zip, these files included.
 */
export function signatureFiles(files: Readonly<Record<string, Uint8Array>>, { by, at }: { by: string; at: string }): Record<string, Uint8Array> {
  const references = Object.entries(files).map(([path, content]) =>
    element('Reference', { FileRef: `/${path}` }, element('CheckValue', {}, createHash('sm3').update(content).digest('base64'))))
  return {
    [SIGNATURES]: xmlFile('Signatures', {}, element('MaxSignId', {}, '1'), element('Signature', { ID: '1', Type: 'Sign', BaseLoc: '/' + SIGNATURE })),
    [SIGNATURE]: xmlFile(
      'Signature', {},
      element(
        'SignedInfo', {},
        element('Provider', { ProviderName: SEAL_SCHEME, Company: by, Version: '1.0' }),
        element('SignatureMethod', {}, SM2_WITH_SM3),
        element('SignatureDateTime', {}, at),
        element('References', { CheckMethod: SM3 }, ...references),
      ),
      element('SignedValue', {}, `/${SIGNED_VALUE}`),
    ),
  }
}
