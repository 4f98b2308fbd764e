import { toString as toQrSvg } from 'qrcode'
import { searchItemsOperation, type SearchResult } from '../../../modules/catalogue/index.ts'
import type { OwnCertificateReply, UseCopyListReply, WalletReply } from '../../../modules/certificates/index.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import { getPublicAddress } from '../../../platform/public-address.ts'
import { makeShell } from '../make-shell.ts'
import { listUseCopies, readCitizenSelf, readOwnCertificate, readWallet } from '../operations.ts'
import { show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { OwnCertificateView } from '../views/own-certificate.tsx'
import { WalletView } from '../views/wallet.tsx'
import type { Self } from './prefill.ts'
import { findRenewal } from './renewal.ts'

/** 我的证照: one's own, or of an enterprise one acts for. */
export const walletPage: Page = {
  method: 'GET',
  path: '/my-certificates',
  access: 'citizen',
  async answer(request) {
    const holder = fieldOf(request.query, 'holder')
    const [shell, self, wallet] = await Promise.all([
      makeShell(request), request.run<Self>(readCitizenSelf), request.run<WalletReply>(readWallet, { query: holder ? { holder } : {} }),
    ])
    return show(shell, (
      <WalletView
        shell={shell}
        holders={self.principals.map(({ subject, as, asName }) => ({
          name: as === 'self' ? '我自己' : `${subject.name}，${asName}`, href: portalPaths.wallet(as === 'self' ? undefined : subject.id), isShown: subject.id === wallet.holder.id,
        }))}
        wallet={wallet}
      />
    ))
  },
}

/** The copies on a card; older ones are told of, not shown. */
const SHOWN_COPIES = 20

export const ownCertificatePage: Page = {
  method: 'GET',
  path: '/my-certificates/:identifier',
  access: 'citizen',
  async answer(request) {
    const params = { identifier: request.params.identifier! }
    const [shell, certificate, copies] = await Promise.all([
      makeShell(request), request.run<OwnCertificateReply>(readOwnCertificate, { params }), request.run<UseCopyListReply>(listUseCopies, { params, query: { limit: SHOWN_COPIES } }),
    ])
    const address = await getPublicAddress(request.platform, shell.region.code)
    return show(shell, (
      <OwnCertificateView
        shell={shell}
        certificate={certificate}
        copies={copies.rows}
        hasMoreCopies={copies.next !== null}
        made={copies.rows.find(({ copy }) => copy === fieldOf(request.query, 'made'))}
        renewal={certificate.daysLeft === null ? undefined : await renewalOf(request, shell.region.code, certificate.name)}
        qrSvg={await toQrSvg(`${address}${portalPaths.certificate(certificate.identifier)}`, { type: 'svg', margin: 1 })}
      />
    ))
  },
}

/** As many as a search finds before it only guesses. */
const LOOKED_THROUGH = 10

/** Where a certificate is renewed in this region; undefined where the catalogue knows no item for it. */
async function renewalOf(request: PageRequest, region: string, name: string): Promise<{ name: string; href: string } | undefined> {
  const { items } = await request.run<SearchResult>(searchItemsOperation, { query: { q: `${name}到期`, region, limit: LOOKED_THROUGH } })
  const item = findRenewal(name, items)
  return item && { name: item.name, href: portalPaths.guide(region, item.code) }
}
