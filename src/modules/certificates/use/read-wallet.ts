import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { notFound } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { canActFor, getSubject } from '../../subjects/index.ts'
import { certificateStateWords } from '../certificate.ts'
import { conclusionOf, stateOn } from '../certificate-rules.ts'
import { type HolderCertificate, listHolderCertificates } from '../certificate-store.ts'
import { IdentifierParams } from '../contract.ts'
import { lineageOf } from '../life/certificate-life-rules.ts'
import { lifeEventWords } from '../life/life-event.ts'
import { listLifeEvents, listVersions } from '../life/life-store.ts'
import { listUseRows } from './certificate-use-store.ts'
import { OwnCertificateView, Wallet, WalletQuery } from './contract.ts'
import { getOwnCertificate } from './make-use-copy.ts'
import { soonDays, useCopyDays } from './settings.ts'
import { useWayWords } from './use-copy.ts'
import { addDays } from './use-copy-rules.ts'
import { daysLeft, sortWallet } from './wallet-rules.ts'

/** Nobody holds more; whoever does turns the pages of `certificates.listOwn`. */
const MOST_CARDS = 200
/** The last uses of a certificate, on its card. */
const SHOWN_USES = 20

/** 我的证照 as a wallet: what ends soon first, then by kind; with `holder` of somebody one may act for. */
export const readWallet = defineOperation({
  id: 'certificates.readWallet',
  summary: '证照夹：快到期的在前，再按种类',
  audience: 'citizen',
  permission: 'certificates.readOwn',
  query: WalletQuery,
  output: Wallet,
  async run(ctx, { query }) {
    const holderId = query.holder ?? ctx.actor.principalId
    if (!(await canActFor(ctx, holderId))) throw notFound('这个持证人')
    const today = ctx.clock.today()
    const [subject, rows] = await Promise.all([getSubject(ctx, holderId), listHolderCertificates(ctx.db, holderId, undefined, MOST_CARDS)])
    const soon = await getSetting(ctx, soonDays, subject.region, today)
    const held = rows.map((row: HolderCertificate) => {
      const state = stateOn(row, today)
      const { identifier, number, name, issuingAuthority, issuedOn, validUntil } = row
      const left = state === 'valid' && validUntil !== null ? daysLeft(validUntil, today) : null
      return { identifier, number, name, issuingAuthority, state, stateName: certificateStateWords[state], issuedOn, validUntil, daysLeft: left !== null && left <= soon ? left : null }
    })
    return { holder: { id: subject.id, name: subject.name, kind: subject.kind }, ...sortWallet(held, today, soon) }
  },
})

/** One's own certificate in full, with who used it. */
export const readOwnCertificate = defineOperation({
  id: 'certificates.readOwn',
  summary: '我的一份证照：内容、有效期、用证记录',
  audience: 'citizen',
  permission: 'certificates.readOwn',
  params: IdentifierParams,
  output: OwnCertificateView,
  async run(ctx, { params }) {
    const certificate = await getOwnCertificate(ctx, params.identifier)
    const today = ctx.clock.today()
    const { region } = certificate
    const [subject, uses, copyDays, versions, events] = await Promise.all([
      getSubject(ctx, certificate.holderId), listUseRows(ctx.db, certificate.identifier, undefined, SHOWN_USES + 1), getSetting(ctx, useCopyDays, region, today),
      listVersions(ctx.db, region, lineageOf(certificate.identifier)), listLifeEvents(ctx.db, region, certificate.identifier),
    ])
    const soon = await getSetting(ctx, soonDays, subject.region, today)
    const { identifier, number, name, version, holderId, holderName, data, applicationNumber, issuedOn, validUntil } = certificate
    const state = stateOn(certificate, today)
    const left = state === 'valid' && validUntil !== null ? daysLeft(validUntil, today) : null
    const copyUntil = addDays(today, copyDays)
    return {
      identifier, number, name, version, holder: { id: holderId, name: holderName, code: data.holder.code ?? null }, content: data.content,
      issuingAuthority: data.issuingAuthority, applicationNumber, issuedOn, validUntil, validityText: data.validityText ?? null,
      state, stateName: certificateStateWords[state], daysLeft: left !== null && left <= soon ? left : null, conclusion: conclusionOf(certificate, today),
      copyUntil: state !== 'valid' ? null : validUntil !== null && validUntil < copyUntil ? validUntil : copyUntil,
      otherVersions: versions.filter((each) => each.identifier !== identifier).toReversed().map((each) => ({ identifier: each.identifier, version: each.version, stateName: certificateStateWords[stateOn(each, today)], issuedOn: each.issuedOn })),
      history: events.toReversed().map(({ kind, onDay, reason }) => ({ title: lifeEventWords[kind], onDay, reason })),
      uses: uses.slice(0, SHOWN_USES).map(({ usedAt, way, office, purpose, usedByName }) => ({ usedAt: toRfc3339(usedAt), wayName: useWayWords[way], office, purpose, usedByName })),
      hasMoreUses: uses.length > SHOWN_USES,
    }
  },
})
