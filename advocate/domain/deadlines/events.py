"""The events that start a clock, each with the words that ask for its day."""

from __future__ import annotations

from enum import StrEnum


class StartEvent(StrEnum):
    """What starts a clock; its value is the word that rule files use."""

    ACKNOWLEDGEMENT = "acknowledgement"
    ADVOCATE_DECISION = "advocate_decision"
    AIRLINE_ANSWER = "airline_answer"
    AMOUNT_AGREED = "amount_agreed"
    APPEAL_DECISION = "appeal_decision"
    APPEAL_RECEIVED = "appeal_received"
    APPEAL_REJECTED = "appeal_rejected"
    ARRIVAL_DATE = "arrival_date"
    BAG_RECEIVED = "bag_received"
    BILL_DATE = "bill_date"
    BODY_DECISION = "body_decision"
    BOND_CLAIM_NOTICE = "bond_claim_notice"
    BREACH = "breach"
    CANCELLATION_RECEIVED = "cancellation_received"
    CASE_START_NOTICE = "case_start_notice"
    CCW_LETTER_SIGNPOSTING_WATRS = "ccw_letter_signposting_watrs"
    CCW_REFERRAL = "ccw_referral"
    CLAIM_MADE = "claim_made"
    COMPLAINT_ACCEPTED = "complaint_accepted"
    COMPLAINT_FILED_WITH_BODY = "complaint_filed_with_body"
    COMPLAINT_FIRST_RAISED = "complaint_first_raised"
    COMPLAINT_OR_FINAL_RESPONSE = "complaint_or_final_response"
    COMPLAINT_RECEIVED = "complaint_received"
    COMPLAINT_RESPONSE = "complaint_response"
    COMPLAINT_SENT = "complaint_sent"
    CONTRACT_MADE = "contract_made"
    CONTRACT_OR_RENEWAL = "contract_or_renewal"
    CONTRACT_RECEIVED = "contract_received"
    CUSTOMER_AGREES = "customer_agrees"
    DEADLOCK_LETTER = "deadlock_letter"
    DEADLOCK_LETTER_OR_END_OF_WAIT = "deadlock_letter_or_end_of_wait"
    DEBIT_DATE = "debit_date"
    DECISION_RECEIVED = "decision_received"
    DELIVERY = "delivery"
    DENIAL_NOTICE = "denial_notice"
    DEPARTURE_DATE = "departure_date"
    DEPOSIT_RECEIVED = "deposit_received"
    DISPUTE_RECEIVED = "dispute_received"
    DISPUTE_SENT = "dispute_sent"
    END_OF_FIRST_MONTH = "end_of_first_month"
    END_OF_GUARANTEE = "end_of_guarantee"
    END_OF_NORMAL_CANCELLATION_PERIOD = "end_of_normal_cancellation_period"
    END_OF_WAIT = "end_of_wait"
    EVENT = "event"
    EVENT_OR_DECISION = "event_or_decision"
    EVENT_OR_KNOWLEDGE = "event_or_knowledge"
    FAULT_REPORTED = "fault_reported"
    FINAL_RESPONSE = "final_response"
    FINAL_RESPONSE_SENT = "final_response_sent"
    FINAL_VIEWPOINT_LETTER = "final_viewpoint_letter"
    FIRST_CONTACT = "first_contact"
    FIRST_STATEMENT_WITH_ERROR_SENT = "first_statement_with_error_sent"
    FORMAL_COMPLAINT_RAISED = "formal_complaint_raised"
    GOODS_DELIVERED_OR_SERVICE_STARTED = "goods_delivered_or_service_started"
    GOODS_RECEIVED = "goods_received"
    GOODS_RECEIVED_LAST_ITEM = "goods_received_last_item"
    GOODS_RECEIVED_OR_SERVICE_CONTRACT_MADE = "goods_received_or_service_contract_made"
    GOODS_RETURNED = "goods_returned"
    GOODS_RETURNED_OR_PROOF_OF_RETURN = "goods_returned_or_proof_of_return"
    IDR_STARTED = "idr_started"
    IDRP_STAGE_2_DECISION = "idrp_stage_2_decision"
    INFORMATION_COMPLETE = "information_complete"
    INTERNAL_REVIEW_OUTCOME = "internal_review_outcome"
    INTERNAL_REVIEW_REQUESTED = "internal_review_requested"
    INVESTIGATION_COMPLETE = "investigation_complete"
    INVESTIGATION_CONCLUDED = "investigation_concluded"
    JOURNEY_DATE = "journey_date"
    KNOWLEDGE = "knowledge"
    LANDLORD_AWARE = "landlord_aware"
    LANDLORD_SILENT_PAST_CODE_TIME = "landlord_silent_past_code_time"
    LAST_MEANINGFUL_CONTACT = "last_meaningful_contact"
    LAST_METER_READ = "last_meter_read"
    LAST_SCAM_PAYMENT = "last_scam_payment"
    LAST_STATUS_REPORT = "last_status_report"
    LATER_OF_OWNERSHIP_DELIVERY_INSTALLATION = "later_of_ownership_delivery_installation"
    LETTER_BEFORE_CLAIM_SENT = "letter_before_claim_sent"
    LOSS_OR_BREACH = "loss_or_breach"
    MAILING_DATE = "mailing_date"
    NO_REPLY = "no_reply"
    NOTICE_OF_DETERMINATION = "notice_of_determination"
    OPERATOR_REJECTION = "operator_rejection"
    ORDER_RECEIVED = "order_received"
    PACKAGE_TERMINATED = "package_terminated"
    PET_REQUEST = "pet_request"
    PROMISED_DELIVERY_DATE = "promised_delivery_date"
    REFERRED_BY_BODY = "referred_by_body"
    REFUND_DEADLINE_MISSED = "refund_deadline_missed"
    REFUND_DUE = "refund_due"
    RENT_NOTICE_SERVED = "rent_notice_served"
    REPLY_RECEIVED = "reply_received"
    REQUEST_RECEIVED = "request_received"
    RETURN_DATE = "return_date"
    RETURN_REQUESTED = "return_requested"
    SCHEDULED_ARRIVAL = "scheduled_arrival"
    SCHEDULED_DELIVERY = "scheduled_delivery"
    SCHEDULED_DEPARTURE = "scheduled_departure"
    SENT_TO_COMPANY_BY_BODY = "sent_to_company_by_body"
    SERVICE_OR_BILL = "service_or_bill"
    SERVICE_START = "service_start"
    SERVICES_ENDED = "services_ended"
    STAGE_2_ACKNOWLEDGED = "stage_2_acknowledged"
    STAGE_2_REQUEST = "stage_2_request"
    TENANCY_END = "tenancy_end"
    TRADER_AGREES_REFUND_DUE = "trader_agrees_refund_due"
    TRANSACTION_OR_EXPECTED_DELIVERY = "transaction_or_expected_delivery"
    TRIP_END = "trip_end"
    VALIDATION_NOTICE_RECEIVED = "validation_notice_received"
    WITHDRAWAL_NOTIFIED = "withdrawal_notified"


WORDS: dict[StartEvent, str] = {
    StartEvent.ACKNOWLEDGEMENT: "they acknowledged your complaint",
    StartEvent.ADVOCATE_DECISION: "their own advocate decided",
    StartEvent.AIRLINE_ANSWER: "the airline answered the body",
    StartEvent.AMOUNT_AGREED: "you both agreed on the sum",
    StartEvent.APPEAL_DECISION: "your appeal was decided",
    StartEvent.APPEAL_RECEIVED: "they received your appeal",
    StartEvent.APPEAL_REJECTED: "they rejected your appeal",
    StartEvent.ARRIVAL_DATE: "you arrived",
    StartEvent.BAG_RECEIVED: "you got the bag",
    StartEvent.BILL_DATE: "the bill was dated",
    StartEvent.BODY_DECISION: "the body closed your complaint",
    StartEvent.BOND_CLAIM_NOTICE: "you were told of the claim on the bond",
    StartEvent.BREACH: "the contract was broken",
    StartEvent.CANCELLATION_RECEIVED: "they received your cancellation",
    StartEvent.CASE_START_NOTICE: "the body said that your case has started",
    StartEvent.CCW_LETTER_SIGNPOSTING_WATRS: "the Consumer Council for Water wrote that you may go to WATRS",
    StartEvent.CCW_REFERRAL: "you went to the Consumer Council for Water",
    StartEvent.CLAIM_MADE: "you made the claim",
    StartEvent.COMPLAINT_ACCEPTED: "the body accepted your complaint",
    StartEvent.COMPLAINT_FILED_WITH_BODY: "the body received your complaint",
    StartEvent.COMPLAINT_FIRST_RAISED: "you first raised the complaint",
    StartEvent.COMPLAINT_OR_FINAL_RESPONSE: "you complained, or got the final response",
    StartEvent.COMPLAINT_RECEIVED: "they received your complaint",
    StartEvent.COMPLAINT_RESPONSE: "they answered your complaint",
    StartEvent.COMPLAINT_SENT: "you sent your complaint",
    StartEvent.CONTRACT_MADE: "the contract was made",
    StartEvent.CONTRACT_OR_RENEWAL: "the contract was made or renewed",
    StartEvent.CONTRACT_RECEIVED: "you got the contract",
    StartEvent.CUSTOMER_AGREES: "you agreed to their solution",
    StartEvent.DEADLOCK_LETTER: "you got the deadlock letter",
    StartEvent.DEADLOCK_LETTER_OR_END_OF_WAIT: "you got the deadlock letter, or their time ran out",
    StartEvent.DEBIT_DATE: "the money left your account",
    StartEvent.DECISION_RECEIVED: "you got the decision",
    StartEvent.DELIVERY: "it was delivered",
    StartEvent.DENIAL_NOTICE: "you got the refusal notice",
    StartEvent.DEPARTURE_DATE: "the journey was",
    StartEvent.DEPOSIT_RECEIVED: "they received the deposit",
    StartEvent.DISPUTE_RECEIVED: "they received your dispute",
    StartEvent.DISPUTE_SENT: "you sent your dispute",
    StartEvent.END_OF_FIRST_MONTH: "the first month ended",
    StartEvent.END_OF_GUARANTEE: "the guarantee ended",
    StartEvent.END_OF_NORMAL_CANCELLATION_PERIOD: "the usual time to cancel ended",
    StartEvent.END_OF_WAIT: "their time to answer ran out",
    StartEvent.EVENT: "the thing you complain about happened",
    StartEvent.EVENT_OR_DECISION: "it happened, or was decided",
    StartEvent.EVENT_OR_KNOWLEDGE: "it happened, or you learned of it",
    StartEvent.FAULT_REPORTED: "you reported the fault",
    StartEvent.FINAL_RESPONSE: "you got their final response",
    StartEvent.FINAL_RESPONSE_SENT: "they sent their final response",
    StartEvent.FINAL_VIEWPOINT_LETTER: "you got their final viewpoint letter",
    StartEvent.FIRST_CONTACT: "you first contacted them",
    StartEvent.FIRST_STATEMENT_WITH_ERROR_SENT: "the first statement with the error was sent",
    StartEvent.FORMAL_COMPLAINT_RAISED: "you made the formal complaint",
    StartEvent.GOODS_DELIVERED_OR_SERVICE_STARTED: "the goods came, or the service started",
    StartEvent.GOODS_RECEIVED: "you got the goods",
    StartEvent.GOODS_RECEIVED_LAST_ITEM: "you got the last of the goods",
    StartEvent.GOODS_RECEIVED_OR_SERVICE_CONTRACT_MADE: "you got the goods, or agreed the service",
    StartEvent.GOODS_RETURNED: "you sent the goods back",
    StartEvent.GOODS_RETURNED_OR_PROOF_OF_RETURN: "they got the goods back, or proof of that",
    StartEvent.IDR_STARTED: "their dispute procedure started",
    StartEvent.IDRP_STAGE_2_DECISION: "the second stage of their dispute procedure was decided",
    StartEvent.INFORMATION_COMPLETE: "the body had all information",
    StartEvent.INTERNAL_REVIEW_OUTCOME: "you got the outcome of the internal review",
    StartEvent.INTERNAL_REVIEW_REQUESTED: "you asked for the internal review",
    StartEvent.INVESTIGATION_COMPLETE: "they finished looking into it",
    StartEvent.INVESTIGATION_CONCLUDED: "the investigation ended",
    StartEvent.JOURNEY_DATE: "you travelled",
    StartEvent.KNOWLEDGE: "you learned of the problem",
    StartEvent.LANDLORD_AWARE: "the landlord learned of the hazard",
    StartEvent.LANDLORD_SILENT_PAST_CODE_TIME: "the landlord's time to answer ran out",
    StartEvent.LAST_MEANINGFUL_CONTACT: "you last had a real exchange with them",
    StartEvent.LAST_METER_READ: "the meter was last read",
    StartEvent.LAST_SCAM_PAYMENT: "you made the last payment to the fraudster",
    StartEvent.LAST_STATUS_REPORT: "they last reported on your claim",
    StartEvent.LATER_OF_OWNERSHIP_DELIVERY_INSTALLATION: "you had it in hand, delivered and installed",
    StartEvent.LETTER_BEFORE_CLAIM_SENT: "you sent the letter before claim",
    StartEvent.LOSS_OR_BREACH: "the loss or the breach of contract came about",
    StartEvent.MAILING_DATE: "it was posted",
    StartEvent.NO_REPLY: "their time passed without a reply",
    StartEvent.NOTICE_OF_DETERMINATION: "you got the notice that their procedure is finished",
    StartEvent.OPERATOR_REJECTION: "the operator rejected your appeal",
    StartEvent.ORDER_RECEIVED: "they received your order",
    StartEvent.PACKAGE_TERMINATED: "the package was cancelled",
    StartEvent.PET_REQUEST: "you asked to keep the pet",
    StartEvent.PROMISED_DELIVERY_DATE: "it was promised to be delivered",
    StartEvent.REFERRED_BY_BODY: "the body passed your complaint to them",
    StartEvent.REFUND_DEADLINE_MISSED: "the day for the refund passed",
    StartEvent.REFUND_DUE: "the refund became due",
    StartEvent.RENT_NOTICE_SERVED: "you got the notice of the rent rise",
    StartEvent.REPLY_RECEIVED: "you got their reply",
    StartEvent.REQUEST_RECEIVED: "they received your request",
    StartEvent.RETURN_DATE: "you came back",
    StartEvent.RETURN_REQUESTED: "you asked for the deposit back",
    StartEvent.SCHEDULED_ARRIVAL: "you should have arrived",
    StartEvent.SCHEDULED_DELIVERY: "it should have been delivered",
    StartEvent.SCHEDULED_DEPARTURE: "you should have departed",
    StartEvent.SENT_TO_COMPANY_BY_BODY: "the body sent your complaint to the company",
    StartEvent.SERVICE_OR_BILL: "the service was done, or billed",
    StartEvent.SERVICE_START: "the service started",
    StartEvent.SERVICES_ENDED: "the service ended",
    StartEvent.STAGE_2_ACKNOWLEDGED: "they acknowledged your complaint at stage 2",
    StartEvent.STAGE_2_REQUEST: "you asked for stage 2",
    StartEvent.TENANCY_END: "the tenancy ended",
    StartEvent.TRADER_AGREES_REFUND_DUE: "they agreed that a refund is due",
    StartEvent.TRANSACTION_OR_EXPECTED_DELIVERY: "you paid, or it should have come",
    StartEvent.TRIP_END: "the trip ended",
    StartEvent.VALIDATION_NOTICE_RECEIVED: "you got the collector's validation notice",
    StartEvent.WITHDRAWAL_NOTIFIED: "you told them that you withdraw",
}


def question(event: StartEvent) -> str:
    """Return the question for the day of an event: "On which day was it that you got the goods?"."""
    return f"On which day was it that {WORDS[event]}?"
