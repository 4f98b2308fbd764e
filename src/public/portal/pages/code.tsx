import { toString as toQrSvg } from 'qrcode'
import type { CodeReply } from '../../../modules/certificates/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { readCitizenSelf, showCode } from '../operations.ts'
import { show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { ChooseCodeView, CodeView, NoCodeView, toCode } from '../views/code.tsx'
import type { Self } from './prefill.ts'

/** Wide enough for a scanner at arm's length, narrow enough for a phone of 360 px. */
const CODE_PX = 272

/**
 * 我的码: whose and with which consent is asked first; then each visit is a fresh code, so that looking again is all it takes. What is
 * written for it is forgotten within a day, and nobody but the signed-in person sees it.
 */
export const codePage: Page = {
  method: 'GET',
  path: '/code',
  access: 'citizen',
  async answer(request) {
    const [shell, self] = await Promise.all([makeShell(request), request.run<Self>(readCitizenSelf)])
    const holder = self.principals.find(({ subject }) => subject.id === fieldOf(request.query, 'holder')) ?? self.principals[0]!
    const consents = fieldOf(request.query, 'consents') === 'on'
    if (fieldOf(request.query, 'show') !== 'now') {
      const holders = self.principals.map(({ subject, as, asName }) => ({ id: subject.id, name: as === 'self' ? '我自己（居民码）' : `${subject.name}的${subject.kind === 'enterprise' ? '企业码' : '居民码'}，${asName}` }))
      return show(shell, <ChooseCodeView shell={shell} holders={holders} holder={holder.subject.id} />)
    }
    try {
      const code = await request.run<CodeReply>(showCode, { body: { holder: holder.subject.id, consents } })
      const qrSvg = await toQrSvg(code.code, { type: 'svg', margin: 2, width: CODE_PX, errorCorrectionLevel: 'L' })
      return show(shell, (
        <CodeView shell={shell} code={code} qrSvg={qrSvg} again={toCode(portalPaths.code({ holder: holder.subject.id, consents: consents ? 'on' : undefined, show: 'now' }))} change={portalPaths.code({ holder: holder.subject.id })} />
      ))
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'certificates.no_codes') throw error
      return show(shell, <NoCodeView shell={shell} reason={error.detail} />, error.status)
    }
  },
}
