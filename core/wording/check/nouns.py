"""Nouns that decide what a sentence is about: metrics, what the business feels, mere settings."""

from core.wording.check.vocabulary import wordset

METRICS = wordset(
    """
    f1 f2 fscore auc auroc auprc roc accuracy precision recall map ndcg mrr bleu rouge rmse mae
    mape mse r2 loss perplexity wer cer iou miou dice logloss kappa mcc gini ks sensitivity
    specificity fpr tpr fnr tnr eer psnr ssim fid meteor chrf comet smape wape ece nll
    silhouette bacc pesq ndcg@10 elo mpjpe hits bertscore spearman pearson correlation auprg prauc
    rocauc r² acc prec
    """
)
"""Without those of forecasts (Brier score, CRPS), which `calibration` tells with what they mean."""
SCORES = wordset("score scores metric metrics benchmark")
RATES = wordset("false true error hit")
FELT = wordset(
    """
    revenue cost costs churn fraud losses chargebacks errors error latency positives negatives
    conversion quality sales margin margins profit profits savings satisfaction retention
    throughput performance results efficiency productivity money complaints workload business
    rate rates returns tickets downtime turnaround backlog numbers kpi kpis roi handling waste
    spend bottom
    """
)
"""What a change of verbs like improve and reduce makes a promise of."""
SETTINGS = wordset(
    """
    batch learning sample samples threshold thresholds features feature window sequence
    temperature regularization regularisation dropout epochs layers dimension dimensions budget
    depth width seed sampling frequency scope meeting meetings number dataset noise size buffer
    timeout weight weights share traffic audience team point question questions issue concern
    topic
    """
)
"""What people turn while they work: raising it promises nothing."""
BUSINESS = wordset(
    """
    frauds chargebacks customers customer orders claims hours tickets complaints patients sales
    shoppers users refunds reviews analysts calls returns merchants invoices cases payments
    minutes days deliveries visits contracts subscriptions cancellations bookings searches
    parcels shipments shops agents people clicks queries letters documents applications loans
    accounts machines stops alarms transactions emails subscribers members drivers purchases
    errors requests
    """
)
"""Things a business counts."""
WORTH = wordset(
    """
    worth saves saving saved savings revenue profit margin cost costs euros dollars turnover
    income budget
    """
)
TARGETS = wordset(
    """
    target targets goal threshold needed need needs required requirement requires aim bar
    objective target's must minimum
    """
)
PARTICIPLES = wordset(
    """
    done ready live finished complete completed fixed solved resolved shipped delivered launched
    deployed released working operational available achieved met reached closed sorted perfect
    flawless profitable unblocked integrated migrated finalized finalised wrapped over
    successful up automated nailed cracked online running implemented finish gone history stable
    """
)
"""What "will be" and "by Friday" make a promise of."""
LAUNCHES = wordset(
    """
    delivery launch release golive rollout completion fix solution breakthrough shipping ship
    eta deployment handover cutover automation coverage go-live
    """
)
"""Nouns of outcomes: launch on 3 June, ETA Friday."""
PAPERS = wordset(
    """
    report reports slides review contract estimate estimates agenda ablation document write draft
    summary notes survey interview interviews meeting workshop presentation proposal run runs
    experiment experiments audit minutes questionnaire retro retrospective invoice decision
    reading paper poster
    """
)
"""What is finished without anybody being better off: talk, paper, tries."""
TRIALS = wordset(
    """
    experiment experiments run runs job jobs training survey labelling labeling trial trials
    test tests review audit ablation sweep study interviews call discussion workshop search
    benchmark second annotation poll notes minutes meeting document doc agenda report
    """
)
"""Objects that turn launching and finishing into plain work."""
