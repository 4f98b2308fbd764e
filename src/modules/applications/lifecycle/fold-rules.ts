import type { Application, ApplicationDetail, HandedMaterial } from '../application.ts'
import type { HandedLater, RecordEvent, StoredEvent, Submission } from '../record/record-events.ts'

/** The state a submission begins with. */
export function begin(region: string, number: string, data: Submission): Application {
  const { remote, counter, delivery, follows, preReviewDueOn, isCommitmentItem, siteVisits, deferralPromise, commitmentPromise } = data
  return {
    region, number, version: 0, headHash: '', state: 'submitted',
    itemCode: data.itemCode, itemVersion: data.itemVersion, itemName: data.itemName,
    authorityId: data.authorityId, divisionCode: data.divisionCode, hallId: data.hallId,
    applicantId: data.applicantId, applicantName: data.applicantName, agentId: data.agentId,
    channel: data.channel, submittedAt: data.at,
    receivedOn: null, acceptedOn: null, decidedOn: null, completedOn: null,
    detail: {
      applicantKind: data.applicantKind, kind: data.kind, statutoryLimit: data.statutoryLimit, promisedLimit: data.promisedLimit,
      reviewSteps: data.reviewSteps, specialSteps: data.specialSteps, makesCertificate: data.makesCertificate,
      materials: data.materials, situations: data.situations, reviewedSteps: [], specialProcedures: [], extensions: [],
      ...(isCommitmentItem ? { isCommitmentItem } : {}), ...(siteVisits === undefined ? {} : { siteVisits }), ...(preReviewDueOn ? { preReviewDueOn } : {}), ...(remote ? { remote } : {}), ...(counter ? { counter } : {}), ...(delivery ? { delivery } : {}), ...(follows ? { follows } : {}),
      ...(deferralPromise ? { deferralPromise } : {}), ...(commitmentPromise ? { commitmentPromise } : {}),
    },
  }
}

/** The state after one more event. Pure: the same events always give the same case. */
export function evolve(before: Application, event: Pick<StoredEvent, 'seq' | 'hash'> & RecordEvent): Application {
  const after: Application = { ...before, version: event.seq, headHash: event.hash }
  const { detail } = before
  const withDetail = (change: Partial<ApplicationDetail>, rest: Partial<Application> = {}): Application => ({ ...after, ...rest, detail: { ...detail, ...change } })
  const closed = (state: Application['state'], code: NonNullable<ApplicationDetail['result']>['code'], { on, reason }: { on: string; reason: string }): Application =>
    withDetail({ result: { code, reason } }, { state, completedOn: on })
  switch (event.type) {
    case 'submitted':
      return after
    case 'revisionRequested':
      return withDetail({ revision: { requestedOn: event.data.on, dueOn: event.data.dueOn, reason: event.data.reason } }, { state: 'revisionRequested' })
    case 'revised': {
      const { on, time, receiptOn, preReviewDueOn, situations, materials, deferralPromise, commitmentPromise } = event.data
      return withDetail({ revision: { ...detail.revision!, revisedOn: on, ...(receiptOn ? { receiptOn } : {}), ...(time ? { revisedTime: time } : {}) }, preReviewDueOn, situations, materials, deferralPromise, commitmentPromise }, { state: 'submitted' })
    }
    case 'received':
      return withDetail(event.data.time ? { receivedTime: event.data.time } : {}, { state: 'received', receivedOn: event.data.on })
    case 'materialsChecked': {
      const checks = new Map(event.data.checks.map((check) => [check.id, check]))
      return withDetail({ materials: detail.materials.map((material) => {
        const check = checks.get(material.id)
        return check ? { ...material, check: check.result, reason: check.reason } : material
      }) })
    }
    case 'correctionRequested':
      return withDetail(
        {
          correction: { requestedOn: event.data.on, dueOn: event.data.dueOn, materialIds: event.data.materials.map(({ id }) => id) },
          ...(detail.correction && detail.secondCorrection ? { secondCorrection: { ...detail.secondCorrection, isUsed: true } } : {}),
        },
        { state: 'correctionRequested' },
      )
    case 'correctionSupplied': {
      // The five days begin anew on the day all corrections are in (行政许可法 art. 32(5)).
      const { on, time, receiptOn, materials, promise, deferralPromise = promise, commitmentPromise = promise } = event.data
      const suppliedOn = receiptOn ?? on
      const isPromised = (way: HandedMaterial['provided']) => materials.some(({ provided }) => provided === way)
      return withDetail({
        correction: { ...detail.correction!, suppliedOn }, receivedTime: time, materials: withHanded(detail.materials, materials),
        ...(deferralPromise && isPromised('deferred') ? { deferralPromise } : {}), ...(commitmentPromise && isPromised('committed') ? { commitmentPromise } : {}),
      }, { state: 'received', receivedOn: suppliedOn })
    }
    case 'secondCorrectionAllowed':
      return withDetail({ secondCorrection: { allowedOn: event.data.on, isUsed: false } })
    case 'accepted':
      return withDetail(event.data.time ? { acceptedTime: event.data.time } : {}, { state: 'accepted', acceptedOn: event.data.on })
    case 'deemedAccepted': {
      const { on, time, noticedOn } = event.data
      return withDetail({ deemedAccepted: { noticedOn }, ...(time ? { acceptedTime: time } : {}) }, { state: 'accepted', acceptedOn: on, receivedOn: before.receivedOn ?? on })
    }
    case 'materialsDeferred': {
      const { on, promise, clock, overrun, owed } = event.data
      const ids = new Set(owed.map(({ id }) => id))
      return withDetail({
        deferral: { promisedOn: on, promise, clock, overrun, owed: owed.map(({ id, dueOn }) => ({ materialId: id, dueOn })) },
        materials: detail.materials.map((material) => (ids.has(material.id) ? { ...material, provided: 'deferred', files: [], check: 'unchecked', reason: undefined } : material)),
      })
    }
    case 'deferredSupplied': {
      const { on, materials } = event.data
      const handed = withHanded(detail.materials, materials)
      // Without a deferral it is what takes the place of a commitment that was withdrawn.
      if (!detail.deferral) return withDetail({ materials: handed })
      const supplied = new Set(materials.map(({ id }) => id))
      const owed = detail.deferral.owed.map((each) => (supplied.has(each.materialId) && !each.suppliedOn ? { ...each, suppliedOn: on } : each))
      const isComplete = owed.every(({ suppliedOn }) => suppliedOn)
      return withDetail({ deferral: { ...detail.deferral, owed, ...(isComplete ? { completedOn: on } : {}) }, materials: handed })
    }
    case 'committed': {
      const { on, kind, promise, materialIds, checkDueOn } = event.data
      return withDetail({ commitment: { kind, madeOn: on, promise, materialIds, checkDueOn } })
    }
    case 'commitmentWithdrawn': {
      const ids = new Set(detail.commitment!.materialIds)
      return withDetail({
        commitment: { ...detail.commitment!, withdrawnOn: event.data.on },
        materials: detail.materials.map((material) => (ids.has(material.id) ? { ...material, provided: 'none', check: 'unchecked' } : material)),
      })
    }
    case 'commitmentChecked': {
      const { on, outcome, note, rectifyBy } = event.data
      return withDetail({ commitment: { ...detail.commitment!, check: { on, outcome, note }, ...(rectifyBy ? { rectification: { dueOn: rectifyBy } } : {}) } })
    }
    case 'commitmentRectified':
      return withDetail({ commitment: { ...detail.commitment!, rectification: { ...detail.commitment!.rectification!, outcome: 'corrected', on: event.data.on } } })
    case 'decisionRevoked': {
      const { commitment } = detail
      return withDetail(
        commitment?.rectification ? { commitment: { ...commitment, rectification: { ...commitment.rectification, outcome: 'revoked', on: event.data.on } } } : {},
        { state: 'revoked' },
      )
    }
    case 'refused':
      return closed('refused', 6, event.data)
    case 'specialProcedureStarted': {
      const { on, stepId, name, reason, expectedWorkdays } = event.data
      return withDetail({ specialProcedures: [...detail.specialProcedures, { stepId, name, reason, expectedWorkdays, startedOn: on }] })
    }
    case 'specialProcedureEnded':
      return withDetail({ specialProcedures: detail.specialProcedures.map((procedure) => (procedure.endedOn ? procedure : { ...procedure, endedOn: event.data.on, result: event.data.result })) })
    case 'hearingOffered':
      return withDetail({ hearing: { informedOn: event.data.on, requestDueOn: event.data.requestDueOn } })
    case 'hearingRequested':
      return withDetail({ hearing: { ...detail.hearing!, requestedOn: event.data.on, holdBy: event.data.holdBy } })
    case 'reviewed': {
      const reviewedSteps = [...detail.reviewedSteps, event.data.stepId]
      return withDetail({ reviewedSteps, reviewedOn: [...(detail.reviewedOn ?? []), event.data.on] }, reviewedSteps.length >= detail.reviewSteps.length ? { state: 'reviewed' } : {})
    }
    case 'extended':
      return withDetail({ extensions: [...detail.extensions, event.data.by] })
    case 'assigned':
      return withDetail({ assignedTo: event.data.to })
    case 'prioritised':
      return withDetail({ priority: { reason: event.data.reason } })
    case 'granted':
      return withDetail({ result: { code: 0, reason: '' } }, { state: 'granted', decidedOn: event.data.on, completedOn: detail.makesCertificate ? null : event.data.on })
    case 'denied':
      return withDetail({ result: { code: 1, reason: event.data.reason } }, { state: 'denied', decidedOn: event.data.on, completedOn: event.data.on })
    case 'certificateMade':
      return withDetail({ certificate: { identifier: event.data.identifier, number: event.data.certificateNumber } }, { state: 'certified', completedOn: event.data.on })
    case 'handedOut':
      return withDetail({ readyAt: event.data.place }, { state: 'handedOut' })
    case 'delivered':
      return { ...after, state: 'delivered' }
    case 'handedOver': {
      const { on, by, originals, courierNumber } = event.data
      // What follows by a second parcel is signed for anew.
      return withDetail({ remote: { ...detail.remote!, handedOver: { on, by, originals, ...(courierNumber ? { courierNumber } : {}) }, takenOver: undefined } })
    }
    case 'takenOver':
      return withDetail({ remote: { ...detail.remote!, takenOver: { on: event.data.on, by: event.data.by, ...(event.data.note ? { note: event.data.note } : {}) } } })
    case 'withdrawn':
      return closed('withdrawn', 5, event.data)
    case 'returned':
      return closed('returned', 5, event.data)
    case 'ended':
      return closed('ended', 5, event.data)
    case 'transferred':
      return closed('transferred', 4, event.data)
    case 'voidingRequested':
      return withDetail({ voiding: { by: event.data.by.id, byName: event.data.by.name, reason: event.data.reason, ...(event.data.isEntryError ? { isEntryError: true } : {}) } })
    case 'voided':
      return closed('voided', event.data.code, event.data)
    case 'movedToVersion': {
      const { itemVersion, itemName, on: _on, fromVersion: _from, ...content } = event.data
      return withDetail(content, { itemVersion, itemName })
    }
  }
}

/** Materials after some were handed in anew: what is new has not been looked at. */
function withHanded(materials: HandedMaterial[], handed: readonly HandedLater[]): HandedMaterial[] {
  const fresh = new Map(handed.map((each) => [each.id, each]))
  return materials.map((material) => {
    const now = fresh.get(material.id)
    return now ? { ...material, provided: now.provided, files: now.files, check: 'unchecked', reason: undefined } : material
  })
}
