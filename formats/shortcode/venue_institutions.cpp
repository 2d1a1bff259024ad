// Institutions by the abbreviations that theses and reports use, and the names of sites at which blog posts stand.
// Names as the institutions write them in English; an abbreviation that several share (USC, OSU, UCL in Louvain) stands
// for the one that it names without further words on academic pages, or is left out.

#include "formats/shortcode/venues.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

struct Institution {
    std::string_view abbreviation;
    std::string_view name;
};

constexpr Institution institutions[] = {
    {"CMU", "Carnegie Mellon University"},
    {"MIT", "Massachusetts Institute of Technology"},
    {"UC Berkeley", "University of California, Berkeley"},
    {"UCB", "University of California, Berkeley"},
    {"Berkeley", "University of California, Berkeley"},
    {"Stanford", "Stanford University"},
    {"Harvard", "Harvard University"},
    {"Princeton", "Princeton University"},
    {"Yale", "Yale University"},
    {"Caltech", "California Institute of Technology"},
    {"Cornell", "Cornell University"},
    {"Columbia", "Columbia University"},
    {"UPenn", "University of Pennsylvania"},
    {"Penn", "University of Pennsylvania"},
    {"Brown", "Brown University"},
    {"Duke", "Duke University"},
    {"NYU", "New York University"},
    {"JHU", "Johns Hopkins University"},
    {"Johns Hopkins", "Johns Hopkins University"},
    {"UCLA", "University of California, Los Angeles"},
    {"UCSD", "University of California San Diego"},
    {"UC San Diego", "University of California San Diego"},
    {"UCSB", "University of California, Santa Barbara"},
    {"UC Santa Barbara", "University of California, Santa Barbara"},
    {"UCI", "University of California, Irvine"},
    {"UC Irvine", "University of California, Irvine"},
    {"UC Davis", "University of California, Davis"},
    {"UC Santa Cruz", "University of California, Santa Cruz"},
    {"UCSC", "University of California, Santa Cruz"},
    {"UC Riverside", "University of California, Riverside"},
    {"UCSF", "University of California, San Francisco"},
    {"USC", "University of Southern California"},
    {"UIUC", "University of Illinois Urbana-Champaign"},
    {"UW", "University of Washington"},
    {"UMich", "University of Michigan"},
    {"UW-Madison", "University of Wisconsin-Madison"},
    {"UW Madison", "University of Wisconsin-Madison"},
    {"Georgia Tech", "Georgia Institute of Technology"},
    {"GaTech", "Georgia Institute of Technology"},
    {"UT Austin", "The University of Texas at Austin"},
    {"UMD", "University of Maryland, College Park"},
    {"UMass Amherst", "University of Massachusetts Amherst"},
    {"UNC", "University of North Carolina at Chapel Hill"},
    {"UChicago", "University of Chicago"},
    {"Northwestern", "Northwestern University"},
    {"Purdue", "Purdue University"},
    {"Penn State", "The Pennsylvania State University"},
    {"Rice", "Rice University"},
    {"Rutgers", "Rutgers University"},
    {"RPI", "Rensselaer Polytechnic Institute"},
    {"Virginia Tech", "Virginia Polytechnic Institute and State University"},
    {"UVA", "University of Virginia"},
    {"Texas A&M", "Texas A&M University"},
    {"ASU", "Arizona State University"},
    {"CU Boulder", "University of Colorado Boulder"},
    {"TTIC", "Toyota Technological Institute at Chicago"},
    {"UToronto", "University of Toronto"},
    {"UBC", "University of British Columbia"},
    {"McGill", "McGill University"},
    {"Oxford", "University of Oxford"},
    {"Cambridge", "University of Cambridge"},
    {"Imperial", "Imperial College London"},
    {"UCL", "University College London"},
    {"KCL", "King's College London"},
    {"Edinburgh", "University of Edinburgh"},
    {"ETH", "ETH Zurich"},
    {"ETH Zürich", "ETH Zurich"},
    {"ETHZ", "ETH Zurich"},
    {"EPFL", "École polytechnique fédérale de Lausanne"},
    {"TUM", "Technical University of Munich"},
    {"TU Munich", "Technical University of Munich"},
    {"LMU", "Ludwig-Maximilians-Universität München"},
    {"KIT", "Karlsruhe Institute of Technology"},
    {"RWTH", "RWTH Aachen University"},
    {"TU Darmstadt", "Technical University of Darmstadt"},
    {"TU Berlin", "Technische Universität Berlin"},
    {"KTH", "KTH Royal Institute of Technology"},
    {"DTU", "Technical University of Denmark"},
    {"TU Delft", "Delft University of Technology"},
    {"UvA", "University of Amsterdam"},
    {"KU Leuven", "KU Leuven"},
    {"ENS", "École normale supérieure"},
    {"NTNU", "Norwegian University of Science and Technology"},
    {"Technion", "Technion - Israel Institute of Technology"},
    {"HUJI", "The Hebrew University of Jerusalem"},
    {"TAU", "Tel Aviv University"},
    {"KAUST", "King Abdullah University of Science and Technology"},
    {"MBZUAI", "Mohamed bin Zayed University of Artificial Intelligence"},
    {"Tsinghua", "Tsinghua University"},
    {"THU", "Tsinghua University"},
    {"PKU", "Peking University"},
    {"SJTU", "Shanghai Jiao Tong University"},
    {"ZJU", "Zhejiang University"},
    {"USTC", "University of Science and Technology of China"},
    {"NJU", "Nanjing University"},
    {"HKU", "The University of Hong Kong"},
    {"HKUST", "The Hong Kong University of Science and Technology"},
    {"CUHK", "The Chinese University of Hong Kong"},
    {"NTU Singapore", "Nanyang Technological University"},
    {"NUS", "National University of Singapore"},
    {"KAIST", "KAIST"},
    {"SNU", "Seoul National University"},
    {"UTokyo", "The University of Tokyo"},
    {"IISc", "Indian Institute of Science"},
    {"IIT Bombay", "Indian Institute of Technology Bombay"},
    {"IIT Delhi", "Indian Institute of Technology Delhi"},
    {"IIT Madras", "Indian Institute of Technology Madras"},
    {"ANU", "Australian National University"},
    {"UNSW", "University of New South Wales"},
};

struct Site {
    std::string_view host;
    std::string_view title;
};

constexpr Site sites[] = {
    {"lmsys.org", "LMSYS Org"},
    {"hao-ai-lab.github.io", "Hao AI Lab @ UCSD"},
    {"bair.berkeley.edu", "The Berkeley Artificial Intelligence Research Blog"},
    {"blog.vllm.ai", "vLLM Blog"},
    {"huggingface.co", "Hugging Face"},
    {"openai.com", "OpenAI"},
    {"anthropic.com", "Anthropic"},
    {"deepmind.google", "Google DeepMind"},
    {"deepmind.com", "DeepMind"},
    {"research.google", "Google Research"},
    {"ai.googleblog.com", "Google AI Blog"},
    {"ai.meta.com", "AI at Meta"},
    {"ai.facebook.com", "Facebook AI"},
    {"engineering.fb.com", "Engineering at Meta"},
    {"microsoft.com", "Microsoft"},
    {"pytorch.org", "PyTorch"},
    {"blog.tensorflow.org", "The TensorFlow Blog"},
    {"together.ai", "Together AI"},
    {"anyscale.com", "Anyscale"},
    {"databricks.com", "Databricks"},
    {"developer.nvidia.com", "NVIDIA Technical Blog"},
    {"distill.pub", "Distill"},
    {"ai.stanford.edu", "The Stanford AI Lab Blog"},
    {"hai.stanford.edu", "Stanford HAI"},
    {"crfm.stanford.edu", "Stanford CRFM"},
    {"hazyresearch.stanford.edu", "Hazy Research"},
    {"blog.ml.cmu.edu", "ML@CMU"},
    {"sigarch.org", "SIGARCH"},
    {"medium.com", "Medium"},
    {"lesswrong.com", "LessWrong"},
    {"alignmentforum.org", "AI Alignment Forum"},
    {"eleuther.ai", "EleutherAI"},
    {"mistral.ai", "Mistral AI"},
    {"qwenlm.github.io", "Qwen"},
    {"lilianweng.github.io", "Lil'Log"},
    {"thegradient.pub", "The Gradient"},
};

}  // namespace

std::string_view institution_named(std::string_view name) {
    for (const Institution& row : institutions) {
        if (equals_ignoring_ascii_case(row.abbreviation, name)) return row.name;
    }
    return name;
}

std::string_view short_institution(std::string_view name) {
    for (const Institution& row : institutions) {
        if (equals_ignoring_ascii_case(row.name, name)) return row.abbreviation;
    }
    return name;
}

std::string_view site_at(std::string_view host) {
    for (const Site& site : sites) {
        if (host.size() < site.host.size() ||
            !equals_ignoring_ascii_case(host.substr(host.size() - site.host.size()), site.host))
            continue;
        if (host.size() == site.host.size() || host[host.size() - site.host.size() - 1] == '.') return site.title;
    }
    return {};
}

}  // namespace bibcast::shortcode
